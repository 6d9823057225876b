using System.Globalization;
using CcHc.Portal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace CcHc.Portal.Domain.Tests.Scoring;

/// <summary>A node of a made-up criteria set, with the answer somebody might give.</summary>
internal abstract record MadeNode
{
    internal abstract decimal Max { get; }
}

/// <param name="Rule">The first form of the method; clauses that any leaf may carry are in <paramref name="Clauses"/>.</param>
internal sealed record MadeLeaf(string Method, string? Rule, IReadOnlyList<string> Clauses, decimal? Points, Answer? Answer) : MadeNode
{
    internal override decimal Max => Points ?? 0;

    internal string? WholeRule => Rule is null && Clauses.Count == 0 ? null : string.Join("; ", Clauses.Prepend(Rule).OfType<string>());
}

/// <param name="Quarters">How much of the children's sum the cap is, in quarters; 0 leaves the sum uncapped.</param>
internal sealed record MadeGroup(string Method, int Quarters, IReadOnlyList<MadeNode> Children) : MadeNode
{
    // Cut to 2 places, so that the cap never lies above the sum.
    internal override decimal Max => Quarters == 0 ? Children.Sum(c => c.Max) : Math.Floor(Children.Sum(c => c.Max) * Quarters * 25) / 100;
}

/// <summary>
/// Whole made-up sheets without errors and defects, over every method. One seed makes one sheet, so a failure can be made
/// again; <see cref="Smaller"/> takes away what is not needed to fail.
/// </summary>
internal sealed record MadeSheet(IReadOnlyList<MadeGroup> Tops)
{
    internal static readonly Gen<MadeSheet> Generator = Gen.Choose(0, int.MaxValue - 1).Select(seed => new SheetMaker(new Random(seed)).Sheet());

    internal static readonly Arbitrary<MadeSheet> Arbitrary = Arb.From(Generator, sheet => sheet.Smaller());

    internal CriteriaTree Tree => CriteriaTree.Build(Sources());

    internal IReadOnlyDictionary<string, Answer> Answers
    {
        get
        {
            var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
            foreach (var (code, _, node) in Walk())
            {
                if (node is MadeLeaf { Answer: { } answer })
                {
                    answers.Add(code, answer);
                }
            }

            return answers;
        }
    }

    internal IReadOnlyList<CriterionSource> Sources() =>
        [.. Walk().Select(w => w.Node switch
        {
            MadeLeaf leaf => new CriterionSource(w.Code, w.Parent, "Tiêu chí " + w.Code, leaf.Points, leaf.Method, leaf.WholeRule),
            MadeGroup group => new CriterionSource(w.Code, w.Parent, "Lĩnh vực " + w.Code, group.Max, group.Method, RuleOf(group)),
            _ => throw new InvalidOperationException(w.Code),
        })];

    /// <summary>Sheets with one thing less: a node, an answer, a clause, a cap.</summary>
    internal IEnumerable<MadeSheet> Smaller()
    {
        for (var i = 0; i < Tops.Count; i++)
        {
            foreach (var less in Less(Tops[i]))
            {
                yield return this with { Tops = [.. Tops.Take(i), (MadeGroup)less, .. Tops.Skip(i + 1)] };
            }

            if (Tops.Count > 1)
            {
                yield return this with { Tops = [.. Tops.Take(i), .. Tops.Skip(i + 1)] };
            }
        }
    }

    public override string ToString() =>
        string.Join('\n', Walk().Select(w => w.Node is MadeLeaf leaf
            ? $"{w.Code} {leaf.Method} {leaf.Max.ToString(CultureInfo.InvariantCulture)} «{leaf.WholeRule}» ← {leaf.Answer?.ToJson() ?? "–"}"
            : $"{w.Code} {((MadeGroup)w.Node).Method} «{RuleOf((MadeGroup)w.Node)}»"));

    private static string RuleOf(MadeGroup group) => group.Quarters == 0 ? "sum of children" : "sum of children, cap at max";

    private IEnumerable<(string Code, string? Parent, MadeNode Node)> Walk()
    {
        var fields = 0;
        foreach (var top in Tops)
        {
            var code = top.Method switch
            {
                ScoringMethods.GroupBonus => "B",
                ScoringMethods.GroupPenalty => "P",
                _ => (++fields).ToString(CultureInfo.InvariantCulture),
            };
            foreach (var below in Below(code, null, top))
            {
                yield return below;
            }
        }

        static IEnumerable<(string, string?, MadeNode)> Below(string code, string? parent, MadeNode node)
        {
            yield return (code, parent, node);
            if (node is MadeGroup group)
            {
                foreach (var below in group.Children.SelectMany((c, i) => Below($"{code}.{(i + 1).ToString(CultureInfo.InvariantCulture)}", code, c)))
                {
                    yield return below;
                }
            }
        }
    }

    private static IEnumerable<MadeNode> Less(MadeNode node)
    {
        switch (node)
        {
            case MadeLeaf leaf:
                if (leaf.Answer is not null)
                {
                    yield return leaf with { Answer = null };
                }

                foreach (var clause in leaf.Clauses)
                {
                    yield return leaf with { Clauses = [.. leaf.Clauses.Where(c => c != clause)] };
                }

                break;
            case MadeGroup group:
                if (group.Quarters > 0)
                {
                    yield return group with { Quarters = 0 };
                }

                for (var i = 0; i < group.Children.Count; i++)
                {
                    foreach (var less in Less(group.Children[i]))
                    {
                        yield return group with { Children = [.. group.Children.Take(i), less, .. group.Children.Skip(i + 1)] };
                    }

                    if (group.Children.Count > 1)
                    {
                        yield return group with { Children = [.. group.Children.Take(i), .. group.Children.Skip(i + 1)] };
                    }
                }

                break;
        }
    }
}
