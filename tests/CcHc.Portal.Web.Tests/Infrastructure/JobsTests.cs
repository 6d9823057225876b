using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Jobs;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CcHc.Portal.Web.Tests.Infrastructure;

public sealed class JobsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Asked = FixedClock.Start;
    private PortalHost portal = null!;

    public async ValueTask InitializeAsync() => portal = await PortalHost.StartAsync(services: services =>
    {
        services.RemoveAll<IWorkHandler>();
        services.AddScoped<IWorkHandler, Handler>();
    });

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task WaitingWork_IsDoneAndFinished()
    {
        var item = await AskAsync("good");

        await portal.RunJobsAsync();

        var done = await ReadAsync(item);
        Assert.Equal((WorkState.Done, 3, 1), (done.State, done.Done, done.Attempts));
    }

    [Fact]
    public async Task WorkThatARuleRefuses_FailsAtOnceWithTheReason()
    {
        var item = await AskAsync("refused");

        await portal.RunJobsAsync();

        var failed = await ReadAsync(item);
        Assert.Equal((WorkState.Failed, "Chưa có mẫu giấy khen."), (failed.State, failed.Message));
    }

    [Fact]
    public async Task WorkThatBreaks_IsTriedThreeTimesAndThenGivenUp()
    {
        var item = await AskAsync("broken");

        await portal.RunJobsAsync();
        var once = await ReadAsync(item);
        await portal.RunJobsAsync();
        await portal.RunJobsAsync();
        var given = await ReadAsync(item);

        Assert.Equal((WorkState.Waiting, 1), (once.State, once.Attempts));
        Assert.Equal((WorkState.Failed, 3), (given.State, given.Attempts));
        Assert.Equal("Đã thử nhiều lần nhưng không làm được. Anh/chị báo người quản trị.", given.Message);
    }

    [Fact]
    public async Task WorkOfAProcessThatDied_IsTakenAgain()
    {
        var item = await AskAsync("good");
        await portal.DbAsync(async db =>
        {
            (await db.WorkItems.SingleAsync(w => w.Id == item)).Take(Asked);
            return await db.SaveChangesAsync();
        });

        await portal.RunJobsAsync();
        var untouched = await ReadAsync(item);
        portal.Clock.Move(WorkRunner.GivenUp + TimeSpan.FromSeconds(1));
        await portal.RunJobsAsync();
        var done = await ReadAsync(item);

        Assert.Equal((WorkState.Running, 1), (untouched.State, untouched.Attempts));
        Assert.Equal((WorkState.Done, 2), (done.State, done.Attempts));
    }

    [Fact]
    public async Task Sealing_ChainsEveryEntry_AndATouchedOneIsFound()
    {
        await portal.SaveAsync([.. Enumerable.Range(0, 3).Select(Entry)]);
        await portal.RunJobsAsync();
        await portal.SaveAsync(Entry(3));
        await portal.RunJobsAsync();

        var entries = await portal.DbAsync(db => db.AuditEntries.OrderBy(e => e.Seq).ToListAsync());
        Assert.Equal([1, 2, 3, 4], entries.Select(e => e.Seq!.Value));
        Assert.Equal([AuditChain.Start, .. entries.Take(3).Select(e => e.Hash)], entries.Select(e => e.PrevHash));
        Assert.Null(await BrokenAsync());

        await portal.DbAsync(db => db.AuditEntries.Where(e => e.Seq == 3).ExecuteUpdateAsync(e => e.SetProperty(x => x.Reason, "sửa sau")));

        Assert.Equal(3, await BrokenAsync());
    }

    [Fact]
    public void Sealing_IsTheSameBytesAsEver()
    {
        // Fixed: a change of the canonical form would make every chain that exists look broken.
        var entry = new AuditEntry(new AuditFact(
            AuditSubject.Campaign, Guid.Empty, null, null, "Hệ thống", Asked, "campaign.open", "Mở phong trào", "Dự thảo", "Đang mở", null));

        var text = System.Text.Encoding.UTF8.GetString(AuditChain.Canonical(entry, 7, "00")).Replace(entry.Id.ToString(), "ID", StringComparison.Ordinal);

        Assert.Equal(
            """{"seq":7,"prev":"00","id":"ID","subject":"Campaign","subjectId":"00000000-0000-0000-0000-000000000000","campaignId":null,"byPersonId":null,"byName":"Hệ thống","at":"2025-10-14T02:00:00.000000Z","act":"campaign.open","what":"Mở phong trào","from":"Dự thảo","to":"Đang mở","reason":null}""",
            text);
    }

    private static AuditEntry Entry(int number) => new(new AuditFact(
        AuditSubject.Unit, Guid.CreateVersion7(), null, null, Actor.Portal.Name, Asked.AddMinutes(number).AddTicks(7), "unit.add", "Thêm đơn vị", null, $"Đơn vị {number}", null));

    private async Task<long?> BrokenAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditSealer>().FirstBrokenAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Guid> AskAsync(string argument)
    {
        var item = new WorkItem(WorkKind.PrintCertificates, Guid.CreateVersion7(), null, "Nguyễn Văn An", Asked, argument);
        await portal.SaveAsync(item);
        return item.Id;
    }

    private Task<WorkItem> ReadAsync(Guid id) => portal.DbAsync(db => db.WorkItems.AsNoTracking().SingleAsync(w => w.Id == id));

    private sealed class Handler(PortalDbContext db) : IWorkHandler
    {
        public WorkKind Kind => WorkKind.PrintCertificates;

        public async Task HandleAsync(WorkItem item, CancellationToken cancellation)
        {
            DomainRuleException.ThrowIf(item.Argument == "refused", "papers.template", "Chưa có mẫu giấy khen.");
            if (item.Argument == "broken")
            {
                throw new InvalidOperationException("The printer is on fire.");
            }

            item.Report(3, 3);
            await db.SaveChangesAsync(cancellation);
        }
    }
}
