using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

/// <summary>
/// Reckons a trace again from its figures alone, in exact fractions: somebody with the printed trace and a pocket calculator.
/// It knows nothing of rules and answers.
/// </summary>
internal static class TraceReckoner
{
    /// <param name="max">The maximum of the leaf, which «đủ điểm» gives.</param>
    internal static decimal OfLeaf(IReadOnlyList<TraceStep> steps, decimal max)
    {
        Assert.NotEmpty(steps);
        var share = Fraction.Of(0);
        var points = Fraction.Of(0);
        foreach (var step in steps)
        {
            switch (step.Operator)
            {
                case TraceOperator.Percentage:
                    share = Fraction.Of(step.Value) / Fraction.Of(100);
                    break;
                case TraceOperator.Quotient or TraceOperator.WeightedQuotient:
                    share = Fraction.Of(step.Left) / Fraction.Of(step.Right);
                    break;
                case TraceOperator.HundredAtMost:
                    Assert.True(share.CompareTo(Fraction.Of(1)) > 0);
                    share = Fraction.Of(step.Value) / Fraction.Of(100);
                    break;
                case TraceOperator.Band:
                    Assert.NotNull(step.Source);
                    break;
                case TraceOperator.Option or TraceOperator.Fixed or TraceOperator.Mark:
                    points = Fraction.Of(step.Value);
                    break;
                case TraceOperator.ShareOf:
                    points = share * Fraction.Of(step.Right);
                    break;
                case TraceOperator.ShareOfTarget:
                    points = share * Fraction.Of(100) * Fraction.Of(step.Right) / Fraction.Of(step.Divisor);
                    break;
                case TraceOperator.Times:
                    points = Fraction.Of(step.Left) * Fraction.Of(step.Right);
                    break;
                case TraceOperator.Minus:
                    // What is taken away is what the step before has reckoned.
                    Assert.Equal(points, Fraction.Of(step.Right));
                    points = Fraction.Of(step.Left) - points;
                    break;
                case TraceOperator.AtLeast:
                    points = Fraction.Most(points, Fraction.Of(step.Value));
                    break;
                case TraceOperator.AtMost:
                    points = Fraction.Least(points, Fraction.Of(step.Value));
                    break;
                case TraceOperator.DaysLate or TraceOperator.WorkdaysLate:
                    Assert.Equal(Math.Max(0, step.Left - step.Right), step.Value);
                    points = Fraction.Of(0);
                    break;
                case TraceOperator.ZeroAfter or TraceOperator.Unanswered or TraceOperator.Information:
                    points = Fraction.Of(0);
                    break;
                case TraceOperator.RoundTo:
                    points = points.ToMultipleOf(step.Left);
                    break;
                case TraceOperator.NotApplicable:
                    points = Fraction.Of(step.Source == "đủ điểm" ? max : 0);
                    break;
                default:
                    throw new InvalidOperationException($"{step.Operator} in the trace of a leaf");
            }
        }

        return points.ToMultipleOf(0.0001m).ToDecimal();
    }

    /// <param name="children">Points of the children, as they are shown.</param>
    internal static decimal OfGroup(IReadOnlyList<TraceStep> steps, IReadOnlyCollection<decimal> children)
    {
        Assert.Equal(TraceOperator.Sum, steps[0].Operator);
        Assert.Equal(children.Count, steps[0].Left);
        var points = children.Sum();
        foreach (var step in steps.Skip(1))
        {
            points = step.Operator switch
            {
                TraceOperator.AtMost => Math.Min(points, step.Value),
                TraceOperator.KnockedOut => 0,
                var other => throw new InvalidOperationException($"{other} in the trace of a group"),
            };
        }

        return points;
    }

    /// <param name="fields">Points of the top nodes that are neither bonus nor penalty.</param>
    internal static decimal OfTotal(IReadOnlyList<TraceStep> steps, IReadOnlyCollection<decimal> fields)
    {
        Assert.Equal(TraceOperator.Sum, steps[0].Operator);
        Assert.Equal(fields.Count, steps[0].Left);
        var total = Fraction.Of(fields.Sum());
        foreach (var step in steps.Skip(1))
        {
            total = step.Operator switch
            {
                TraceOperator.Rescale => total * Fraction.Of(step.Right) / Fraction.Of(step.Divisor),
                TraceOperator.NothingApplicable => Fraction.Of(0),
                TraceOperator.Plus => total + Fraction.Of(step.Right),
                TraceOperator.Minus => total - Fraction.Of(step.Right),
                TraceOperator.AtLeast => Fraction.Most(total, Fraction.Of(step.Value)),
                TraceOperator.AtMost => Fraction.Least(total, Fraction.Of(step.Value)),
                TraceOperator.RoundTo => total.ToMultipleOf(step.Left),
                var other => throw new InvalidOperationException($"{other} in the trace of a sheet"),
            };
        }

        return total.ToDecimal();
    }
}
