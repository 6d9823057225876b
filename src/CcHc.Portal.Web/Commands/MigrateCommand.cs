using System.CommandLine;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Seeds;
using CcHc.Portal.Web.Infrastructure.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Commands;

/// <summary>Brings the database to the form this version needs; run once before the new version serves.</summary>
public static class MigrateCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "In kết quả dạng JSON." };
        var command = new Command("migrate", "Đưa cơ sở dữ liệu về đúng cấu trúc của phiên bản này.") { json };
        command.SetAction(parsed => CommandHost.RunAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var pending = db.Database.GetMigrations().Any() ? (await db.Database.GetPendingMigrationsAsync()).ToList() : [];
            await DatabaseSetup.ApplyAsync(db);
            await PortalSeed.ApplyAsync(db, services.GetRequiredService<TimeProvider>());
            if (parsed.GetValue(json))
            {
                CommandHost.WriteJson(new { applied = pending });
            }
            else
            {
                Console.Out.WriteLine(pending.Count == 0 ? "Cơ sở dữ liệu đã đúng cấu trúc." : "Đã áp dụng: " + string.Join(", ", pending));
            }

            return PortalCommandLine.Done;
        }));
        return command;
    }
}
