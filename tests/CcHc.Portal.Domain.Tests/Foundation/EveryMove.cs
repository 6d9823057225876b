using CcHc.Portal.Domain.Audit;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Foundation;

/// <summary>Every state with every act of a workflow, and what must come of each pair by its table.</summary>
internal static class EveryMove
{
    public static TheoryData<TState, string> Of<TState>(Workflow<TState> workflow)
        where TState : struct, Enum
    {
        var pairs = new TheoryData<TState, string>();
        foreach (var state in Enum.GetValues<TState>())
        {
            foreach (var act in workflow.Moves.Select(m => m.Act).Distinct())
            {
                pairs.Add(state, act);
            }
        }

        return pairs;
    }

    /// <summary>A lawful move leads where the table says and leaves a fact; any other is refused naming the states, and leaves nothing.</summary>
    public static void FollowsTheTable<TState>(Workflow<TState> workflow, TState from, string act, AuditedEntity entity, Func<TState> state, Action perform)
        where TState : struct, Enum
    {
        Assert.Equal(from, state());
        var before = entity.Facts.Count;
        var moves = workflow.Moves.Where(m => m.Act == act).ToList();
        if (moves.SingleOrDefault(m => m.From.Equals(from)) is { } lawful)
        {
            perform();

            Assert.Equal(lawful.To, state());
            Assert.Equal(before + 1, entity.Facts.Count);
            Assert.Equal($"{workflow.Name}.{act}", entity.Facts[^1].Act);
            Assert.Equal(StateNames.Of(from), entity.Facts[^1].From);
        }
        else
        {
            var states = string.Join(", ", moves.Select(m => $"«{StateNames.Of(m.From)}»"));
            Given.Refuses(
                $"{workflow.Name}.{act}",
                $"Không thể «{moves[0].Label}» khi đang ở trạng thái «{StateNames.Of(from)}»; chỉ làm được khi ở trạng thái {states}.",
                perform);
            Assert.Equal(from, state());
            Assert.Equal(before, entity.Facts.Count);
        }
    }
}
