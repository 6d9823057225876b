using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.WorkingDays;

/// <summary>One calendar for the whole portal: everybody reads it, the administrator keeps it.</summary>
public static class CalendarAccess
{
    public static bool CanRead(Actor actor) => actor.IsSignedIn;

    public static bool CanChange(Actor actor) => actor.Holds(Role.Administrator);
}
