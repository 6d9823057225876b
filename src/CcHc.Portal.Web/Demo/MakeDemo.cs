using CcHc.Portal.Data;
using CcHc.Portal.Data.Seeds;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Demo.Campaigns;

namespace CcHc.Portal.Web.Demo;

/// <summary>What was made: for people who try the portal out.</summary>
public sealed record DemoResult(DateOnly AsOf, IReadOnlyList<DemoMade> Campaigns, IReadOnlyList<DemoAccount> Accounts);

/// <param name="AccountsOf">Key of the campaign whose accounts are this one's too.</param>
public sealed record DemoMade(string Campaign, string Stage, Guid Id, string Name, string AccountsOf);

/// <summary>Makes demo campaigns in a database that holds nothing else.</summary>
public sealed class MakeDemo(PortalDbContext db, DemoWorld world, DemoRun run, TimeProvider clock)
{
    public const string All = "all";

    // Made when asked for: the command line is parsed at every start of the portal.
    private static readonly Dictionary<string, Func<DemoCampaign>> Campaigns = new(StringComparer.Ordinal)
    {
        ["tam-quan"] = () => TamQuan.Facts,
        ["tien-canh"] = () => TienCanh.Facts,
        ["mong-cai"] = () => MongCai.Facts,
        ["an-giang"] = () => AnGiang.Facts,
        ["hon-quan"] = () => HonQuan.Facts,
        ["tinh-mau"] = () => TinhMau.Facts,
    };

    /// <summary>In the order in which they are made.</summary>
    public static IReadOnlyCollection<string> Names => Campaigns.Keys;

    /// <param name="names">Keys of campaigns.</param>
    /// <param name="stage">None takes the stage each campaign is shown at.</param>
    /// <param name="asOf">The day on which the demo is looked at; what is still running is open on it.</param>
    /// <param name="moveClock">Sets the clock the portal's own services go by.</param>
    /// <param name="report">Takes a line for each campaign that is begun.</param>
    /// <exception cref="DomainRuleException">when the database holds other data or a campaign is there already, or a stage lies after the day.</exception>
    public async Task<DemoResult> RunAsync(
        IReadOnlyCollection<string> names, DemoStage? stage, DateOnly asOf, Action<DateTimeOffset> moveClock, Action<string> report, CancellationToken cancellation)
    {
        var chosen = Campaigns.Where(c => names.Contains(c.Key)).Select(c => c.Value()).Select(c => (Campaign: c, Stage: stage ?? c.Default)).ToList();
        DomainRuleException.ThrowIfAny(chosen
            .Where(c => DemoRun.DayOf(c.Campaign, c.Stage) > asOf)
            .Select(c => new Obstacle("demo.as-of", $"{c.Campaign.Key} chỉ đến giai đoạn {DemoStages.NameOf(c.Stage)} từ ngày {VietnamTime.Day(DemoRun.DayOf(c.Campaign, c.Stage))}; chọn --as-of muộn hơn.")));
        await world.DemandOwnDatabaseAsync(cancellation);
        await PortalSeed.ApplyAsync(db, clock, cancellation);
        foreach (var (campaign, _) in chosen)
        {
            DomainRuleException.ThrowIf(await world.HasCampaignAsync(campaign, cancellation), "demo.there", $"Dữ liệu dùng thử «{campaign.Key}» đã có trong cơ sở dữ liệu này.");
        }

        moveClock(VietnamTime.StartOf(new DateOnly(2021, 1, 4)).AddHours(8));
        var made = new List<DemoMade>();
        await world.PrepareAsync(VietnamTime.StartOf(new DateOnly(2021, 1, 4)).AddHours(8), cancellation);
        await CalendarDemo.AddAsync(db, Actor.Portal, clock.GetUtcNow(), cancellation);
        foreach (var (campaign, at) in chosen)
        {
            report($"{campaign.Key}: {DemoStages.NameOf(at)}…");
            await world.AddAsync(campaign, VietnamTime.StartOf(campaign.Plan.IssuedOn.AddDays(-30)).AddHours(8), cancellation);
            db.ChangeTracker.Clear();
            var id = await run.RunAsync(world, campaign, at, asOf, moveClock, cancellation);
            made.Add(new DemoMade(campaign.Key, DemoStages.NameOf(at), id, campaign.Description.Name, campaign.Key));
            if (campaign.Next?.Invoke() is { } next && at >= DemoStage.Published && DemoRun.DayOf(next, next.Default) <= asOf)
            {
                report($"{next.Key}: {DemoStages.NameOf(next.Default)}…");
                var nextId = await run.RunAsync(world, next, next.Default, asOf, moveClock, cancellation, id);
                made.Add(new DemoMade(next.Key, DemoStages.NameOf(next.Default), nextId, next.Description.Name, campaign.Key));
            }

            if (campaign.Key == CriteriaDraftDemo.Campaign)
            {
                await CriteriaDraftDemo.AddAsync(db, world, campaign, asOf, cancellation);
            }
        }

        return new DemoResult(asOf, made, world.Accounts);
    }
}
