using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Tests.Features.Preparation;

/// <summary>A small province: a committee that issues, two departments, two communes, a manager, an officer of a commune.</summary>
public sealed record Province(PortalHost Portal, Unit Committee, Unit HomeAffairs, Unit Justice, Unit East, Unit West, Account ManagerAccount, Visitor Manager)
{
    public static readonly byte[] CriteriaCsv = System.Text.Encoding.UTF8.GetBytes(
        "code,parent,title,max_points,method,rule,evidence,agency,applies_to\n" +
        "1,,Chỉ đạo điều hành,60,group,sum of children,,,\n" +
        "1.1,1,Ban hành kế hoạch đúng hạn,20,choice,đúng hạn=20 | chậm=10 | không=0,Kế hoạch,Sở Nội vụ,\n" +
        "1.2,1,Tỷ lệ hoàn thành nhiệm vụ,40,ratio,score=R*max,Báo cáo năm,Sở Tư pháp,UBND xã\n" +
        "2,,Thủ tục hành chính,40,group,sum of children,,,\n" +
        "2.1,2,Hồ sơ đúng hạn,40,ratio,score=R*max,Số liệu hệ thống,Sở Nội vụ,\n");

    public static async Task<Province> MakeAsync(PortalHost portal)
    {
        var committee = await portal.UnitAsync("Ủy ban nhân dân tỉnh An Giang", UnitKind.ProvincialCommittee);
        var home = await portal.UnitAsync("Sở Nội vụ", UnitKind.Department, committee, "SNV");
        var justice = await portal.UnitAsync("Sở Tư pháp", UnitKind.Department, committee, "STP");
        var east = await portal.UnitAsync("Ủy ban nhân dân xã Đông Hòa", UnitKind.CommuneCommittee, committee, "X1");
        var west = await portal.UnitAsync("Ủy ban nhân dân xã Tây Hòa", UnitKind.CommuneCommittee, committee, "X2");
        var chairman = new Person("Trần Văn Bình", committee.Id);
        await portal.SaveAsync(chairman, new Position(chairman.Id, committee.Id, "Chủ tịch", new DateOnly(2021, 1, 1)));
        var account = await portal.AccountAsync("quan.ly", committee, Role.CampaignManager, "Lê Thị Quản");
        return new Province(portal, committee, home, justice, east, west, account, await portal.AsAsync(account));
    }

    public Actor ManagerActor => ManagerAccount.Actor(new ActorRole(Role.CampaignManager, Committee.Id, Committee.TreePath, null, null));

    public static CampaignDescription Described(string name = "Đẩy mạnh cải cách hành chính năm 2025", Judging judging = Judging.Points) => new(
        name,
        RoundKind.ThematicEmulation,
        judging,
        2025,
        new DateOnly(2025, 3, 1),
        new DateOnly(2025, 12, 31),
        "Nâng cao trách nhiệm của người đứng đầu",
        "Bảo đảm công khai, dân chủ",
        ["Giải quyết hồ sơ đúng hạn"],
        ["Ủy ban nhân dân các xã"],
        [],
        null,
        null,
        null,
        null,
        null);

    /// <summary>A campaign in preparation that bears a name and nothing else.</summary>
    public async Task<Campaign> DraftAsync(string name = "Đẩy mạnh cải cách hành chính năm 2025", Action<Campaign>? but = null)
    {
        var campaign = new Campaign(ManagerActor, Committee.Id, null, Described(name), Portal.Clock.Now);
        but?.Invoke(campaign);
        await Portal.SaveAsync(campaign);
        return campaign;
    }

    /// <summary>A running campaign of review with both communes.</summary>
    public async Task<Campaign> OpenAsync(string name = "Đẩy mạnh cải cách hành chính năm 2025")
    {
        var campaign = new Campaign(ManagerActor, Committee.Id, null, Described(name, Judging.ReviewOnly), Portal.Clock.Now);
        campaign.Describe(ManagerActor, Described(name, Judging.ReviewOnly), null, ["Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"], [], Portal.Clock.Now);
        var group = campaign.AddGroup(ManagerActor, "Khối xã", ParticipantKind.Collective, Portal.Clock.Now);
        campaign.Schedule(ManagerActor, PhaseKind.Registration, new DateOnly(2025, 10, 1), new DateOnly(2025, 10, 20), Portal.Clock.Now);
        var members = campaign.Enroll(
            ManagerActor,
            group.Id,
            [new Entrant(ParticipantKind.Collective, East.Name, East.Id), new Entrant(ParticipantKind.Collective, West.Name, West.Id)],
            Portal.Clock.Now);
        await Portal.SaveAsync([campaign, .. members]);
        await IssuePlanAsync(campaign.Id);
        await Portal.DbAsync(async db =>
        {
            var stored = await db.Campaigns.WithParts().SingleAsync(c => c.Id == campaign.Id);
            await using var scope = Portal.Services.CreateAsyncScope();
            stored.Open(ManagerActor, await scope.ServiceProvider.GetRequiredService<ReadReadiness>().RunAsync(stored), Portal.Clock.Now);
            return await db.SaveChangesAsync();
        });
        return campaign;
    }

    /// <summary>The plan as it comes back from the records office: number, date and signed file.</summary>
    public async Task<Paper> IssuePlanAsync(Guid campaignId)
    {
        var now = Portal.Clock.Now;
        var kept = await Portal.Services.GetRequiredService<IFileStore>().SaveAsync(new MemoryStream("%PDF-1.7 signed"u8.ToArray()), 1000, CancellationToken.None);
        var file = new StoredFile(kept.Sha256, kept.Size, "application/pdf", "ke-hoach-da-ky.pdf", null, now);
        await Portal.SaveAsync(file);
        return await Portal.DbAsync(async db =>
        {
            var paper = await db.Papers.SingleOrDefaultAsync(p => p.CampaignId == campaignId && p.Kind == PaperKind.Plan);
            if (paper is null)
            {
                paper = new Paper(PaperKind.Plan, Committee.Id, "Phát động phong trào thi đua", campaignId);
                db.Papers.Add(paper);
            }

            await db.SaveChangesAsync();
            await using var scope = Portal.Services.CreateAsyncScope();
            var composer = scope.ServiceProvider.GetServices<IPaperComposer>().Single(c => c.Kinds.Contains(PaperKind.Plan));
            var text = PaperSnapshot.Write(await composer.ComposeAsync(paper, PaperMarks.ForSignature, CancellationToken.None));
            paper.Check(ManagerActor, "Nguyễn Văn Nội", "Trần Thị Thức", now);
            paper.Submit(ManagerActor, text, null, file.Id, now);
            paper.Issue(ManagerActor, new Issuance("84", "KH-UBND", new DateOnly(2025, 3, 15), "Trần Văn Bình", "Chủ tịch", file.Id, file.Sha256), null, null, null, now);
            await db.SaveChangesAsync();
            return paper;
        });
    }

    public async Task<AwardForm> AwardFormAsync(string name = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh")
    {
        var form = new AwardForm("BK-TEST", name, "Chủ tịch Ủy ban nhân dân tỉnh", 1.5m, 0.8m, new DateOnly(2020, 1, 1));
        await Portal.SaveAsync(form);
        return form;
    }
}
