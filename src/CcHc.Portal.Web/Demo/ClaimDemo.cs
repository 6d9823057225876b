using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Web.Demo;

/// <summary>One claim of «không phát sinh» in the demo.</summary>
public static class ClaimDemo
{
    public static IReadOnlyList<CriterionText> Offering(string code, NotApplicable treatment, IReadOnlyList<CriterionText> criteria) =>
        [.. criteria.Select(c => c.Code == code ? c with { NotApplicable = treatment } : c)];

    /// <returns>None for everybody but the claimant, and for criteria that offer nothing.</returns>
    public static DemoMark? Of(DemoEntrant entrant, CriteriaNode leaf, string claimant, string reason) =>
        entrant.Name == claimant && leaf.Offered is { } offered ? new DemoMark(new Answer { NotApplicable = offered }, reason) : null;
}
