namespace CcHc.Portal.Web.Features.Shared;

/// <summary>A question about a criterion and its answer, as every unit reads them: who asked is not in it.</summary>
public sealed record QuestionRow(Guid Id, string Code, string Text, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt);
