using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Web.Demo;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Demo;

/// <summary>Campaigns of the demo at three points of the chain, looked at by one account per role.</summary>
public sealed class CampaignsWorld : IDemoWorld
{
    private static readonly Dictionary<string, string> Lookers = new(StringComparer.Ordinal)
    {
        ["Administrator"] = DemoWorld.Administrator,
        ["Auditor"] = DemoWorld.Auditor,
        ["CampaignManager in registration"] = "tamquan.quanly",
        ["CampaignManager in appraisal"] = "mongcai.quanly",
        ["CampaignManager with awards"] = "honquan.quanly",
        ["AdvisingLeader"] = "mongcai.noivu",
        ["Leader"] = "honquan.chutich",
        ["RecordsClerk"] = "honquan.vanthu",
        ["UnitOfficer"] = "tamquan.vhxh.daumoi",
        ["UnitHead"] = "mongcai.hcc.thutruong",
        ["Appraiser"] = "mongcai.nv.thamdinh",
        ["AgencyLead"] = "mongcai.vp.lanhdao",
    };

    public async Task<IReadOnlyDictionary<string, Account>> FillAsync(PortalHost portal)
    {
        // The demo takes the password it finds in the folder; the frame signs in with its own.
        await File.WriteAllTextAsync(Path.Combine(portal.DataFolder, DemoWorld.PasswordFile), PortalHost.Password);
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var services = scope.ServiceProvider;
            var run = ActivatorUtilities.CreateInstance<DemoRun>(services, new DrawnPapers());
            await ActivatorUtilities.CreateInstance<MakeDemo>(services, run).RunAsync(
                ["tam-quan", "mong-cai", "hon-quan"], null, new DateOnly(2026, 11, 23), now => portal.Clock.Now = now, _ => { }, CancellationToken.None);
        }

        var users = await portal.DbAsync(db => db.Users.AsNoTracking().ToDictionaryAsync(a => a.UserName!, StringComparer.Ordinal));
        return Lookers.ToDictionary(l => l.Key, l => users[l.Value]);
    }
}
