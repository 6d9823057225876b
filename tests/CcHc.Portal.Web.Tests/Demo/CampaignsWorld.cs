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

    private static readonly SemaphoreSlim Filling = new(1, 1);
    private static string? kept;
    private static DateTimeOffset keptAt;

    public async Task<IReadOnlyDictionary<string, Account>> FillAsync(PortalHost portal)
    {
        // Made once per run, then copied: making it takes half a minute.
        await Filling.WaitAsync();
        try
        {
            if (kept is null)
            {
                await MakeAsync(portal);
                keptAt = portal.Clock.Now;
                kept = await KeepAsync(portal);
            }
            else
            {
                portal.Release();
                // What another file had not written back yet would be taken for a part of this one.
                File.Delete(Path.Combine(portal.DataFolder, "portal.db-wal"));
                File.Delete(Path.Combine(portal.DataFolder, "portal.db-shm"));
                Copy(kept, portal.DataFolder);
                portal.Clock.Now = keptAt;
            }
        }
        finally
        {
            Filling.Release();
        }

        var users = await portal.DbAsync(db => db.Users.AsNoTracking().ToDictionaryAsync(a => a.UserName!, StringComparer.Ordinal));
        return Lookers.ToDictionary(l => l.Key, l => users[l.Value]);
    }

    private static async Task MakeAsync(PortalHost portal)
    {
        // The demo takes the password it finds in the folder; the frame signs in with its own.
        await File.WriteAllTextAsync(Path.Combine(portal.DataFolder, DemoWorld.PasswordFile), PortalHost.Password);
        await using var scope = portal.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var run = ActivatorUtilities.CreateInstance<DemoRun>(services, new DrawnPapers());
        await ActivatorUtilities.CreateInstance<MakeDemo>(services, run).RunAsync(
            ["tam-quan", "mong-cai", "hon-quan"], null, new DateOnly(2026, 11, 23), now => portal.Clock.Now = now, _ => { }, CancellationToken.None);
    }

    private static async Task<string> KeepAsync(PortalHost portal)
    {
        // All into the one file: a copy without its write-ahead log would lack what is still there.
        await portal.DbAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        portal.Release();
        var folder = Directory.CreateTempSubdirectory("campaigns-world-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Copy(portal.DataFolder, folder);
        return folder;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
