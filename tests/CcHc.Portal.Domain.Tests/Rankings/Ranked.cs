using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Tests.Rankings;

/// <summary>Rules and contestants that mention only what matters.</summary>
internal static class Ranked
{
    /// <summary>Xuất sắc from 90, Tốt from 80, Khá from 65, Trung bình from 50.</summary>
    public static readonly RankingRules Rules = new([new("Xuất sắc", 9000), new("Tốt", 8000), new("Khá", 6500), new("Trung bình", 5000)], [], [], []);

    public static RankingRules With(this RankingRules rules, params Gate[] gates) => rules with { Gates = gates };

    public static RankingRules With(this RankingRules rules, params BandQuota[] quotas) => rules with { Quotas = quotas };

    public static RankingRules With(this RankingRules rules, params TieStep[] ties) => rules with { Ties = ties };

    public static Contestant Of(int number, decimal final) =>
        new(Given.Id(number), Points.FromDecimal(final), Points.FromDecimal(100), Points.Zero, Points.Zero, Contestant.NoParts, [], []);

    public static Contestant Having(this Contestant contestant, string code, decimal points, decimal applicable = 10) => contestant with
    {
        Parts = new Dictionary<string, Portion>(contestant.Parts) { [code] = new(Points.FromDecimal(points), Points.FromDecimal(applicable)) },
    };

    public static Contestant Sanctioned(this Contestant contestant, SanctionKind kind, string? band = null, int steps = 0) => contestant with
    {
        Sanctions = [.. contestant.Sanctions, new("P.1", new Sanction(kind, "", band, steps))],
    };

    /// <summary>The numbers of the contestants with rank and band, best first.</summary>
    public static IReadOnlyList<(int Number, int? Rank, string? Band)> Table(RankingRules rules, params Contestant[] contestants) =>
        [.. Standings.Of(rules, contestants).Select(s => (NumberOf(s.Id), s.Rank, s.Band))];

    public static int NumberOf(Guid id) => BitConverter.ToInt32(id.ToByteArray());

    public static IReadOnlyList<string> WhyOf(RankingRules rules, int number, IReadOnlyCollection<CastVote>? votes = null, params Contestant[] contestants) =>
        StandingText.Lines(Standings.Of(rules, contestants, votes).Single(s => s.Id == Given.Id(number)).Trace);
}
