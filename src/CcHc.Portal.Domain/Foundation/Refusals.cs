namespace CcHc.Portal.Domain;

#pragma warning disable CA1032 // each is thrown with its reason; the empty constructors would only invite silence

/// <summary>The act is not lawful now. Becomes a page with status 409 that lists every reason.</summary>
public sealed class DomainRuleException : Exception
{
    public DomainRuleException(IReadOnlyList<Obstacle> obstacles)
        : base(string.Join(' ', obstacles.Select(o => o.Text)))
    {
        Obstacles = obstacles;
    }

    public DomainRuleException(string key, string text)
        : this([new Obstacle(key, text)])
    {
    }

    public IReadOnlyList<Obstacle> Obstacles { get; }

    /// <summary>The same reasons under other keys: those of the fields of a form.</summary>
    public DomainRuleException Under(Func<string, string> keyOf) => new([.. Obstacles.Select(o => o with { Key = keyOf(o.Key) })]);

    public static void ThrowIfAny(IEnumerable<Obstacle> obstacles)
    {
        var all = obstacles.ToList();
        if (all.Count > 0)
        {
            throw new DomainRuleException(all);
        }
    }

    public static void ThrowIf(bool stands, string key, string text)
    {
        if (stands)
        {
            throw new DomainRuleException(key, text);
        }
    }
}

/// <summary>There is no such thing, or the person may not know of it. Becomes 404.</summary>
public sealed class NotFoundException(string text = "Không tìm thấy nội dung này, hoặc anh/chị không được xem.") : Exception(text);

/// <summary>The person may see it but not do this. Becomes 403.</summary>
public sealed class ForbiddenException(string text = "Anh/chị không được phân công việc này.") : Exception(text);

public static class Demand
{
    /// <exception cref="ForbiddenException">when <paramref name="allowed"/> is false.</exception>
    public static void That(bool allowed, string? reason = null)
    {
        if (!allowed)
        {
            throw reason is null ? new ForbiddenException() : new ForbiddenException(reason);
        }
    }
}
