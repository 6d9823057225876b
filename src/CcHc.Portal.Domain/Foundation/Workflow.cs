namespace CcHc.Portal.Domain;

/// <summary>One permitted move. <paramref name="Act"/> names it in code and in the audit; <paramref name="Label"/> is for people.</summary>
public sealed record Move<TState>(string Act, TState From, TState To, string Label)
    where TState : struct, Enum;

/// <summary>
/// The table of all lawful moves of one kind of thing. The verbs of the entity are the only way along it; the diagrams in
/// docs/workflows and the tests of every state with every move are made from the same table.
/// </summary>
public sealed class Workflow<TState>(string name, params Move<TState>[] moves)
    where TState : struct, Enum
{
    public string Name { get; } = name;

    public IReadOnlyList<Move<TState>> Moves { get; } = moves;

    public bool Allows(string act, TState from) => Moves.Any(m => m.Act == act && m.From.Equals(from));

    /// <exception cref="DomainRuleException">when the act is not possible in <paramref name="from"/>; says in which states it is.</exception>
    public TState Next(string act, TState from)
    {
        foreach (var move in Moves)
        {
            if (move.Act == act && move.From.Equals(from))
            {
                return move.To;
            }
        }

        var label = Moves.FirstOrDefault(m => m.Act == act)?.Label ?? act;
        var states = string.Join(", ", Moves.Where(m => m.Act == act).Select(m => "«" + StateNames.Of(m.From) + "»").Distinct());
        throw new DomainRuleException(
            $"{Name}.{act}",
            $"Không thể «{label}» khi đang ở trạng thái «{StateNames.Of(from)}»; chỉ làm được khi ở trạng thái {states}.");
    }
}
