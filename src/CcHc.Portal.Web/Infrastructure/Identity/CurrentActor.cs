using System.Security.Claims;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Infrastructure.Identity;

/// <summary>Who makes this request, with the roles in force and the workplaces of today; loaded once per request, by one query.</summary>
public sealed record CurrentActor(Actor Actor, Guid? AccountId, bool MustChangePassword)
{
    public static readonly CurrentActor Visitor = new(Actor.Visitor, null, false);

    public static CurrentActor Of(HttpContext context) => context.Features.Get<CurrentActor>() ?? Visitor;
}

/// <summary>Marks the few actions open to somebody who has yet to choose a password of their own.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BeforePasswordChangeAttribute : Attribute;

public sealed class CurrentActorLoading(RequestDelegate next)
{
    public const string PasswordPath = "/account/password";

    public async Task InvokeAsync(HttpContext context, ReadCurrentActor read)
    {
        if (context.User.Identity?.IsAuthenticated == true && context.Features.Get<CurrentActor>() is null)
        {
            var current = await read.RunAsync(context.User, context.RequestAborted);
            if (current is null)
            {
                // The password was changed elsewhere, or the account was withdrawn: this session is over at once.
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                context.Features.Set(current);
            }
        }

        if (CurrentActor.Of(context).MustChangePassword && IsBarred(context.GetEndpoint()))
        {
            context.Response.Redirect(PasswordPath);
            return;
        }

        await next(context);
    }

    private static bool IsBarred(Endpoint? endpoint) =>
        endpoint is not null
        && endpoint.Metadata.GetMetadata<BeforePasswordChangeAttribute>() is null
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
}

public sealed class ReadCurrentActor(PortalDbContext db, TimeProvider clock, IHostEnvironment environment)
{
    /// <returns>None where the session is over: the password was changed elsewhere, or the account was withdrawn.</returns>
    public async Task<CurrentActor?> RunAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId))
        {
            return null;
        }

        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var found = await db.Users
            .Where(a => a.Id == accountId)
            .Select(a => new
            {
                a.PersonId,
                a.SecurityStamp,
                a.MustChangePassword,
                a.IsDemo,
                Name = db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).First(),
                Roles = db.RoleAssignments
                    .Where(r => r.PersonId == a.PersonId && r.From <= today && (r.To == null || today <= r.To))
                    .Join(db.Units, r => r.UnitId, u => u.Id, (r, u) => new { r.Role, r.UnitId, u.TreePath, r.CampaignId, r.Field })
                    .ToList(),
                Workplace = db.Units.Where(u => db.People.Any(p => p.Id == a.PersonId && p.UnitId == u.Id)).Select(u => u.TreePath).FirstOrDefault(),
                Posts = db.Positions
                    .Where(p => p.PersonId == a.PersonId && p.From <= today && (p.To == null || today <= p.To))
                    .Join(db.Units, p => p.UnitId, u => u.Id, (p, u) => u.TreePath)
                    .ToList(),
            })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellation);
        if (found is null
            || found.SecurityStamp != user.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType)
            || (found.IsDemo && environment.IsProduction()))
        {
            return null;
        }

        var roles = found.Roles.Select(r => new ActorRole(r.Role, r.UnitId, r.TreePath, r.CampaignId, r.Field)).ToList();
        return new CurrentActor(new Actor(found.PersonId, found.Name, roles, found.Workplace is null ? found.Posts : [found.Workplace, .. found.Posts]), accountId, found.MustChangePassword);
    }
}
