using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Criteria;

public enum CriteriaVersionState
{
    [Description("Đang soạn")]
    Draft,

    [Description("Đã ban hành")]
    Released,
}

/// <summary>
/// One state of a set. A set has at most one draft, which is edited criterion by criterion; once released a version is never
/// edited, and a campaign copies it.
/// </summary>
public sealed partial class CriteriaSetVersion : AuditedEntity
{
    public const int DecisionMaxLength = 100;
    public const int ReasonMaxLength = 500;

    /// <summary>What a draft bears in place of a number.</summary>
    public const int DraftNumber = 0;

    public static readonly Workflow<CriteriaVersionState> Workflow = new(
        "criteria-version",
        new Move<CriteriaVersionState>("release", CriteriaVersionState.Draft, CriteriaVersionState.Released, "ban hành phiên bản"));

    private readonly List<SetCriterion> nodes = [];

    private CriteriaSetVersion()
    {
    }

    /// <summary>Released at once, as a file brings it.</summary>
    internal CriteriaSetVersion(Guid setId, int number, IEnumerable<CriterionText> texts, Guid? sourceFileId, IReadOnlyList<string> acceptedDefects, DateTimeOffset now)
    {
        SetId = setId;
        Number = number;
        SourceFileId = sourceFileId;
        AcceptedDefects = [.. acceptedDefects];
        ReleasedAt = now;
        nodes.AddRange(texts.Select(t => new SetCriterion(Id, t)));
        DomainRuleException.ThrowIf(nodes.Count == 0, "criteria-set.empty", "Bộ tiêu chí chưa có tiêu chí nào.");
    }

    /// <summary>A draft.</summary>
    internal CriteriaSetVersion(Guid setId, IReadOnlyList<CriterionText> texts, string basedOn, Guid? baseVersionId)
    {
        SetId = setId;
        Number = DraftNumber;
        BasedOn = basedOn;
        BaseVersionId = baseVersionId;
        nodes.AddRange(texts.Select(t => new SetCriterion(Id, t)));
        Arrange(InTreeOrder());
    }

    public Guid SetId { get; private init; }

    /// <summary>From 1; 0 while a draft.</summary>
    public int Number { get; private set; }

    public CriteriaVersionState State => ReleasedAt is null ? CriteriaVersionState.Draft : CriteriaVersionState.Released;

    public Guid? SourceFileId { get; private init; }

    /// <summary>The released version that a draft began as a copy of.</summary>
    public Guid? BaseVersionId { get; private init; }

    /// <summary>What a draft began with, in words.</summary>
    public string? BasedOn { get; private init; }

    /// <summary>Number and symbol of the decision that issues this version, as cited.</summary>
    public string? DecisionNumber { get; private set; }

    public DateOnly? DecisionDate { get; private set; }

    /// <summary>Faults of the issued table that were kept because the decision has them, each with its reason.</summary>
    public List<string> AcceptedDefects { get; private set; } = [];

    /// <summary>None while a draft.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    public IReadOnlyList<SetCriterion> Nodes => nodes;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.CriteriaSet, SetId, null);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<SetCriterion> Ordered() => [.. nodes.OrderBy(n => n.Order)];

    public CriteriaInspection Inspect() => CriteriaInspection.Of([.. Ordered().Select(n => n.ToSource())]);

    /// <summary>Stands for all that the version says: what somebody looked at is what is there as long as it is equal.</summary>
    public string Stamp() => CriterionStamp.Of(Ordered().SelectMany(n => new[] { n.Code, n.ParentCode, n.Stamp() }));

    /// <summary>What is wrong so that nobody could score by it, and what is missing to release it. Defects are asked for one by one.</summary>
    public IEnumerable<Obstacle> ObstaclesToReleasing()
    {
        if (nodes.All(n => !n.IsLeaf))
        {
            yield return new("criteria-version.empty", "Bản soạn chưa có tiêu chí nào được chấm điểm.");
        }

        foreach (var error in Inspect().Findings.Where(f => f.Severity == FindingSeverity.Error))
        {
            yield return new("criteria-version." + error.Key, error.Text);
        }
    }

    /// <param name="number">The set's next.</param>
    /// <param name="decisionNumber">As cited: «12/QĐ-UBND».</param>
    /// <param name="reasons">Why each defect is kept, in the order in which <see cref="Inspect"/> finds them.</param>
    public void Release(Actor by, int number, string? decisionNumber, DateOnly? decisionDate, IReadOnlyList<string?> reasons, DateTimeOffset now)
    {
        var from = State;
        Workflow.Next("release", from);
        DomainRuleException.ThrowIfAny(ObstaclesToReleasing());
        var defects = Inspect().Findings.Where(f => f.Severity == FindingSeverity.Defect).ToList();
        DomainRuleException.ThrowIfAny(Missing(decisionNumber, decisionDate, defects, reasons, now));

        Number = number;
        DecisionNumber = Vietnamese.Clean(decisionNumber);
        DecisionDate = decisionDate;
        AcceptedDefects = [.. defects.Select((d, i) => $"{d.Text} Lý do giữ: {Vietnamese.Clean(reasons[i])}")];
        ReleasedAt = now;
        Record(
            by,
            now,
            "criteria-version.release",
            $"Ban hành phiên bản {number}",
            StateNames.Of(from),
            $"Quyết định số {DecisionNumber} ngày {VietnamTime.Day(decisionDate!.Value)}, {nodes.Count(n => n.IsLeaf)} tiêu chí",
            AcceptedDefects.Count == 0 ? null : string.Join(" ", AcceptedDefects));
    }

    /// <exception cref="DomainRuleException">when the version is released: then it is never edited.</exception>
    public void DemandDraft() =>
        DomainRuleException.ThrowIf(
            State != CriteriaVersionState.Draft,
            "criteria-version.released",
            $"Phiên bản {Number} đã ban hành, không sửa được; hãy soạn phiên bản mới.");

    private static IEnumerable<Obstacle> Missing(string? decisionNumber, DateOnly? decisionDate, List<NodeFinding> defects, IReadOnlyList<string?> reasons, DateTimeOffset now)
    {
        if (Vietnamese.Clean(decisionNumber) is null)
        {
            yield return new("form.decisionNumber", "Cần ghi số, ký hiệu của quyết định ban hành.");
        }

        if (decisionDate is null)
        {
            yield return new("form.decisionDate", "Cần ghi ngày của quyết định ban hành.");
        }
        else if (decisionDate > VietnamTime.DayOf(now))
        {
            yield return new("form.decisionDate", "Ngày của quyết định không thể sau hôm nay.");
        }

        for (var i = 0; i < defects.Count; i++)
        {
            if (i >= reasons.Count || Vietnamese.Clean(reasons[i]) is not { Length: <= ReasonMaxLength })
            {
                yield return new($"form.reasons[{i}]", $"Cần ghi lý do chấp nhận điểm bất thường này, không quá {ReasonMaxLength} ký tự.");
            }
        }
    }
}

/// <summary>A criterion of a set's version. Only its version changes it.</summary>
public sealed class SetCriterion : CriterionNode
{
    private SetCriterion()
    {
    }

    internal SetCriterion(Guid versionId, CriterionText text)
    {
        VersionId = versionId;
        CopyFrom(text);
    }

    public Guid VersionId { get; private init; }

    /// <summary>When somebody last wrote here; none where nobody did since the draft began.</summary>
    public DateTimeOffset? EditedAt { get; private set; }

    public string? EditedByName { get; private set; }

    /// <summary>Stands for what the criterion says, wherever it stands: two people who write at once differ in it.</summary>
    public string Stamp()
    {
        var text = ToText();
        return CriterionStamp.Of(
            [text.Code, text.Title, text.MaxPoints?.ToInvariantString(), text.Method, text.Rule, text.EvidenceWanted, text.AgencyText, text.CoAgencyText,
            text.InputBy.ToString(), text.NotApplicable?.ToString(), text.AppliesTo, text.LegalBasis, text.Guidance]);
    }

    internal void Write(CriterionText text, Actor by, DateTimeOffset now)
    {
        CopyFrom(text);
        EditedAt = now;
        EditedByName = by.Name;
    }

    internal void Place(string? parentCode, int order, int depth)
    {
        ParentCode = parentCode;
        Order = order;
        Depth = depth;
    }

    internal void Recode(string code) => Code = code;
}

/// <summary>A short text that stands for several: equal as long as they are.</summary>
public static class CriterionStamp
{
    public static string Of(IEnumerable<string?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts.Select(p => p ?? "\u0000")))))[..16];
}
