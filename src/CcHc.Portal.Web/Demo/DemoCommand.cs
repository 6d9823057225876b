using System.CommandLine;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Commands;
using CcHc.Portal.Web.Infrastructure.Hosting;

namespace CcHc.Portal.Web.Demo;

/// <summary><c>demo --campaign … [--stage …] [--as-of DATE] [--json]</c>: accounts and ids on stdout, progress on stderr.</summary>
public static class DemoCommand
{
    public static Command Create()
    {
        var campaign = new Option<string>("--campaign") { Required = true, Description = "Phong trào mẫu, hoặc all." };
        campaign.AcceptOnlyFromAmong([.. MakeDemo.Names, MakeDemo.All]);
        var stage = new Option<string?>("--stage") { Description = "Giai đoạn; không ghi thì mỗi phong trào ở giai đoạn của nó." };
        stage.AcceptOnlyFromAmong([.. DemoStages.Names]);
        var asOf = new Option<DateOnly?>("--as-of") { Description = "Ngày xem dữ liệu (yyyy-MM-dd), mặc định hôm nay.", HelpName = "DATE" };
        var json = new Option<bool>("--json") { Description = "In kết quả dạng JSON." };
        var command = new Command("demo", "Nạp dữ liệu dùng thử vào cơ sở dữ liệu trống.") { campaign, stage, asOf, json };
        command.SetAction((parsed, cancellation) =>
        {
            // The last acts of a demo are of eight in the morning; before that hour they would be of the future.
            var today = VietnamTime.DayOf(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(8));
            var day = parsed.GetValue(asOf) ?? today;
            var clock = new DemoClock(TimeProvider.System.GetUtcNow());
            return CommandHost.RunAsync(
                async services =>
                {
                    await DatabaseSetup.ApplyAsync(services.GetRequiredService<PortalDbContext>(), cancellation);
                    var named = parsed.GetRequiredValue(campaign);
                    var result = await services.GetRequiredService<MakeDemo>().RunAsync(
                        named == MakeDemo.All ? MakeDemo.Names : (IReadOnlyCollection<string>)[named],
                        parsed.GetValue(stage) is { } name ? DemoStages.Of(name) : null,
                        day,
                        now => clock.Now = now,
                        Console.Error.WriteLine,
                        cancellation);
                    Print(result, parsed.GetValue(json));
                    return PortalCommandLine.Done;
                },
                services => services.AddSingleton<TimeProvider>(clock));
        });
        return command;
    }

    private static void Print(DemoResult result, bool json)
    {
        if (json)
        {
            CommandHost.WriteJson(result);
            return;
        }

        var width = result.Accounts.Max(a => a.UserName.Length);
        foreach (var campaign in result.Accounts.GroupBy(a => a.Campaign))
        {
            var made = result.Campaigns.Where(c => c.AccountsOf == campaign.Key).Select(c => $"{c.Name} ({c.Stage}, /campaigns/{c.Id})").DefaultIfEmpty("Cả cổng");
            Console.Out.WriteLine(string.Join('\n', made));
            foreach (var account in campaign)
            {
                Console.Out.WriteLine($"  {account.UserName.PadRight(width)}  {account.Person}, {string.Join(", ", account.Roles)} – {account.Unit}");
            }
        }
    }
}
