using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>
/// A province with a campaign of its departments, taken as far as a test wants by the verbs of the entities and the acts that
/// the pages call. Three leaves: 1.1 choice (20), 1.2 expert (20), 2.1 ratio (60).
/// </summary>
public sealed class CampaignScene
{
    public const string Name = "Đẩy mạnh cải cách hành chính năm 2025";

    public static readonly DateOnly ProposalBegins = new(2025, 12, 1);

    public static readonly DateOnly ProposalEnds = new(2025, 12, 10);

    private static readonly DateOnly LongAgo = new(2020, 1, 1);

    private CampaignScene(PortalHost portal, Unit committee, Unit homeAffairs, Account managerAccount)
    {
        Portal = portal;
        Committee = committee;
        HomeAffairs = homeAffairs;
        ManagerAccount = managerAccount;
    }

    public PortalHost Portal { get; }

    /// <summary>Ủy ban nhân dân tỉnh: issues.</summary>
    public Unit Committee { get; }

    /// <summary>Sở Nội vụ: advises and appraises.</summary>
    public Unit HomeAffairs { get; }

    public Account ManagerAccount { get; }

    public Guid Id { get; private set; }

    public List<Unit> Units { get; } = [];

    public List<Guid> ParticipantIds { get; } = [];

    public List<Guid> AwardIds { get; } = [];

    public Guid CriteriaId { get; private set; }

    public Actor Manager => ManagerAccount.Actor(new ActorRole(Role.CampaignManager, Committee.Id, Committee.TreePath, null, null));

    public DateTimeOffset Now => Portal.Clock.Now;

    /// <summary>A draft with everything that opening asks for.</summary>
    /// <param name="units">Names of those who take part; four departments by default.</param>
    /// <param name="quotas">A quota of an award of its own for each: «2», «25%».</param>
    public static async Task<CampaignScene> DraftAsync(
        PortalHost portal, Judging judging = Judging.Points, IReadOnlyList<string>? units = null, string[]? quotas = null, bool registers = false, int individuals = 0, bool proposes = false)
    {
        var committee = new Unit("Ủy ban nhân dân tỉnh An Giang", UnitKind.ProvincialCommittee);
        committee.DescribePapers("UBND", "An Giang", null);
        var home = new Unit("Sở Nội vụ", UnitKind.Department, committee);
        home.DescribePapers("SNV", "An Giang", "UBND tỉnh An Giang");
        var chairman = new Person("Hồ Văn Chủ", committee.Id);
        var director = new Person("Ngô Thị Giám", home.Id);
        await portal.SaveAsync(
            committee, home, chairman, director, new Position(chairman.Id, committee.Id, "Chủ tịch", LongAgo), new Position(director.Id, home.Id, "Giám đốc", LongAgo));
        var scene = new CampaignScene(portal, committee, home, await portal.AccountAsync("quan.ly", committee, Role.CampaignManager, "Lê Thị Quản"));

        scene.Units.AddRange((units ?? ["Sở Tư pháp", "Sở Y tế", "Sở Xây dựng", "Sở Tài chính"]).Select(n => new Unit(n, UnitKind.Department, committee)));
        var description = new CampaignDescription(
            Name, RoundKind.ThematicEmulation, judging, 2025, new DateOnly(2025, 3, 1), new DateOnly(2025, 12, 31), "Nâng cao chất lượng phục vụ", null,
            ["Giải quyết hồ sơ đúng hạn"], ["Các sở, ban, ngành"], [], null, null, null, null, "Quỹ thi đua, khen thưởng của tỉnh");
        var campaign = new Campaign(scene.Manager, committee.Id, home.Id, description, scene.Now);
        scene.Id = campaign.Id;
        campaign.Describe(scene.Manager, description, home.Id, ["Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"], [("100% hồ sơ đúng hạn", 100m)], scene.Now);
        var group = campaign.AddGroup(scene.Manager, "Khối sở, ban, ngành", ParticipantKind.Collective, scene.Now);
        CampaignCriteria? criteria = null;
        if (judging != Judging.ReviewOnly)
        {
            criteria = new CampaignCriteria(scene.Manager, campaign.Id, "Bộ tiêu chí khối sở", null, CriterionText.Of(CriteriaTree.Build(Sources(judging))), scene.Now);
            criteria.Entrust(scene.Manager, criteria.Nodes.Where(n => n.IsLeaf).ToDictionary(n => n.Id, _ => (Guid?)home.Id), scene.Now);
            campaign.JudgeGroupBy(scene.Manager, group.Id, criteria.Id, criteria.Name, scene.Now);
            campaign.SetBands(scene.Manager, [("Tốt", 80m), ("Khá", 65m)], scene.Now);
            scene.CriteriaId = criteria.Id;
        }

        if (registers)
        {
            campaign.Schedule(scene.Manager, PhaseKind.Registration, new DateOnly(2025, 3, 1), new DateOnly(2025, 3, 31), scene.Now);
        }

        if (proposes)
        {
            campaign.Schedule(scene.Manager, PhaseKind.Proposal, ProposalBegins, ProposalEnds, scene.Now);
        }

        campaign.Schedule(scene.Manager, PhaseKind.SelfAssessment, new DateOnly(2025, 10, 1), new DateOnly(2025, 10, 31), scene.Now);
        campaign.Schedule(scene.Manager, PhaseKind.Appraisal, new DateOnly(2025, 11, 1), new DateOnly(2025, 11, 30), scene.Now);
        var participants = campaign.Enroll(scene.Manager, group.Id, [.. scene.Units.Select(u => new Entrant(ParticipantKind.Collective, u.Name, u.Id))], scene.Now).ToList();
        if (individuals > 0)
        {
            participants.AddRange(campaign.Enroll(
                scene.Manager,
                group.Id,
                [.. Enumerable.Range(1, individuals).Select(i => new Entrant(ParticipantKind.Individual, $"Đỗ Thị Hạnh {i}", scene.Units[0].Id, scene.Units[0].Name, "Chuyên viên"))],
                scene.Now));
        }

        scene.ParticipantIds.AddRange(participants.Select(p => p.Id));
        var forms = (quotas ?? []).Select((q, i) => (Form: new AwardForm($"T{i}", i == 0 ? "Bằng khen" : $"Giấy khen {i}", "Chủ tịch Ủy ban nhân dân tỉnh", 3.0m, 1.5m, LongAgo), Quota: q)).ToList();
        campaign.SetAwards(
            scene.Manager,
            [.. forms.Select(f => (f.Form.Id, (Guid?)null, f.Quota.EndsWith('%') ? QuotaKind.Percent : QuotaKind.Count, decimal.Parse(f.Quota.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture)))],
            null,
            scene.Now);
        scene.AwardIds.AddRange(campaign.Awards.Select(a => a.Id));

        // Criteria and groups point at each other: the campaign first without its choice of criteria would be another way in.
        await portal.SaveAsync([.. scene.Units]);
        await portal.SaveAsync([.. forms.Select(f => f.Form), campaign, .. criteria is null ? Array.Empty<object>() : [criteria], .. participants]);
        await scene.KeepPlanAsync();
        return scene;
    }

    /// <summary>A running campaign: criteria frozen, sheets there.</summary>
    public static async Task<CampaignScene> OpenAsync(
        PortalHost portal, Judging judging = Judging.Points, IReadOnlyList<string>? units = null, string[]? quotas = null, bool registers = false, int individuals = 0, bool proposes = false)
    {
        var scene = await DraftAsync(portal, judging, units, quotas, registers, individuals, proposes);
        await scene.ActAsync(async (services, campaign) => await services.GetRequiredService<OpenCampaign>().RunAsync(scene.Manager, campaign, scene.Now));
        return scene;
    }

    /// <summary>With results as given, in the order of the participants: 40 to 100 points.</summary>
    public static async Task<CampaignScene> PublishedAsync(PortalHost portal, decimal[] finals, string[]? quotas = null, Judging judging = Judging.Points, bool registers = false, bool proposes = false)
    {
        var scene = await OpenAsync(portal, judging, [.. Enumerable.Range(0, finals.Length).Select(i => Departments[i])], quotas, registers, proposes: proposes);
        for (var i = 0; i < finals.Length; i++)
        {
            await scene.ScoreAsync(i, finals[i]);
        }

        await scene.SettleAsync();
        await scene.ActAsync(async (services, campaign) =>
        {
            campaign.Publish(scene.Manager, scene.Now);
            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        return scene;
    }

    public static readonly IReadOnlyList<string> Departments =
        ["Sở Tư pháp", "Sở Y tế", "Sở Xây dựng", "Sở Tài chính", "Sở Công Thương", "Sở Khoa học và Công nghệ", "Sở Nông nghiệp và Môi trường", "Sở Giáo dục và Đào tạo"];

    /// <summary>All answered in full and locked, then appraised to this total.</summary>
    public Task ScoreAsync(int participant, decimal final) => SheetAsync(participant, async (services, campaign, sheet) =>
    {
        var marks = services.GetRequiredService<SaveMarks>();
        var db = services.GetRequiredService<PortalDbContext>();
        if (campaign.Judging == Judging.MetNotMet)
        {
            foreach (var code in new[] { "1.1", "1.2", "2.1" })
            {
                await marks.SelfAsync(Manager, campaign, sheet, await LeafAsync(code), new Answer { Option = int.Parse(code[..1], System.Globalization.CultureInfo.InvariantCulture) <= final ? "đạt" : "không đạt" }, "Có hồ sơ", null, Now);
            }
        }
        else
        {
            await marks.SelfAsync(Manager, campaign, sheet, await LeafAsync("1.1"), new Answer { Option = "đạt" }, "Có kế hoạch", null, Now);
            await marks.SelfAsync(Manager, campaign, sheet, await LeafAsync("1.2"), new Answer { Mark = 20 }, "Có báo cáo", null, Now);
            await marks.SelfAsync(Manager, campaign, sheet, await LeafAsync("2.1"), new Answer { Value = 100 }, "Số liệu hệ thống", null, Now);
        }

        sheet.Lock(Manager, [], false, null, Now);
        await db.SaveChangesAsync();
        if (campaign.Judging == Judging.Points)
        {
            await marks.AppraiseAsync(Manager, campaign, sheet, await LeafAsync("2.1"), null, Points.FromDecimal(final - 40), "Hồ sơ quá hạn", null, Now);
        }
    });

    /// <summary>The agency closes, figures, ranks and bands are taken.</summary>
    /// <summary>The list of proposals as the ranking and the quotas make it.</summary>
    public Task FillProposalsAsync() => ActAsync(async (services, campaign) =>
    {
        await services.GetRequiredService<AwardProposals>().FillAsync(Manager, campaign, Now);
        await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
    });

    public Task SettleAsync() => ActAsync(async (services, campaign) =>
    {
        if (campaign.Judging != Judging.ReviewOnly)
        {
            campaign.CloseAppraisal(Manager, HomeAffairs.Id, HomeAffairs.Name, null, Now);
            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        }

        await services.GetRequiredService<SettleScores>().RunAsync(Manager, campaign, Now);
    });

    /// <summary>Registered and approved.</summary>
    public async Task RegisterAsync(int participant)
    {
        var pledge = new Pledge(Manager, Id, ParticipantIds[participant], Units[participant].Id, Now);
        pledge.Write(Manager, "Quyết tâm", null, null, ["100% đúng hạn"], Now);
        pledge.Submit(Manager, Now);
        pledge.Approve(Manager, false, null, Now);
        await Portal.SaveAsync(pledge);
    }

    public Task<Guid> LeafAsync(string code) => Portal.DbAsync(db => db.Criteria.Where(c => c.CriteriaId == CriteriaId && c.Code == code).Select(c => c.Id).SingleAsync());

    public Task<ScoreSheet> SheetAsync(int participant) =>
        Portal.DbAsync(db => db.ScoreSheets.AsNoTracking().Include(s => s.FieldSums).SingleAsync(s => s.ParticipantId == ParticipantIds[participant]));

    /// <summary>Does something with one sheet, as a request of its own would.</summary>
    public Task SheetAsync(int participant, Func<IServiceProvider, Campaign, ScoreSheet, Task> act) => ActAsync(async (services, campaign) =>
        await act(services, campaign, await services.GetRequiredService<PortalDbContext>().ScoreSheets.SingleAsync(s => s.ParticipantId == ParticipantIds[participant])));

    /// <summary>Does something with the campaign and its parts, as a request of its own would.</summary>
    public async Task ActAsync(Func<IServiceProvider, Campaign, Task> act)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        await act(scope.ServiceProvider, await db.Campaigns.WithParts().Include(c => c.AppraisalClosings).SingleAsync(c => c.Id == Id));
    }

    /// <summary>Checked, submitted and recorded, through the acts that the pages call.</summary>
    public async Task IssueAsync(Guid paperId, string number, string symbol, DateOnly day, string signer = "Hồ Văn Chủ")
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var files = scope.ServiceProvider.GetRequiredService<PaperFiles>();
        var paper = await db.Papers.SingleAsync(p => p.Id == paperId);
        if (paper.State == PaperState.Draft)
        {
            paper.Check(Manager, "Nguyễn Văn Nội", "Trần Thị Thức", Now);
            await files.SubmitAsync(Manager, paper, Now, default);
            await db.SaveChangesAsync();
        }

        var signed = await KeepFileAsync($"{number}-{symbol}.pdf", SignedPdf(number));
        await files.IssueAsync(Manager, paper, new Issuance(number, symbol, day, signer, "Chủ tịch", signed.Id, signed.Sha256), Now, default);
        await db.SaveChangesAsync();
    }

    /// <summary>List, statement and decision with numbers, as «12/TTr-SNV» and «345/QĐ-UBND».</summary>
    /// <param name="participants">Who is proposed, by name; the best of the table where none are given.</param>
    /// <returns>The decision.</returns>
    public async Task<Guid> AwardAsync(params int[] participants)
    {
        await ActAsync(async (services, campaign) =>
        {
            var proposals = services.GetRequiredService<AwardProposals>();
            foreach (var participant in participants)
            {
                await proposals.AddAsync(Manager, campaign, AwardIds[0], ParticipantIds[participant], null, Now);
                await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
            }

            if (participants.Length == 0)
            {
                await proposals.FillAsync(Manager, campaign, Now);
            }

            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        var statement = new Paper(PaperKind.SubmissionStatement, HomeAffairs.Id, "Về việc đề nghị khen thưởng", Id);
        await Portal.SaveAsync(statement);
        await IssueAsync(statement.Id, "12", "TTr-SNV", new DateOnly(2025, 10, 10), "Ngô Thị Giám");
        var decision = new Paper(PaperKind.AwardDecision, Committee.Id, "Về việc khen thưởng", Id);
        await Portal.SaveAsync(decision);
        await IssueAsync(decision.Id, "345", "QĐ-UBND", new DateOnly(2025, 10, 13));
        return decision.Id;
    }

    public async Task<StoredFile> KeepFileAsync(string fileName, byte[] bytes)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        using var content = new MemoryStream(bytes);
        var kept = await scope.ServiceProvider.GetRequiredService<IFileStore>().SaveAsync(content, 1_000_000, default);
        var file = new StoredFile(kept.Sha256, kept.Size, "application/pdf", fileName, ManagerAccount.PersonId, Now);
        await Portal.SaveAsync(file);
        return file;
    }

    /// <summary>As much of a PDF as an upload is judged by.</summary>
    public static byte[] SignedPdf(string what) =>
        System.Text.Encoding.Latin1.GetBytes($"%PDF-1.7\n% {what}\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n60\n%%EOF\n");

    private static CriterionSource[] Sources(Judging judging) => judging == Judging.MetNotMet
        ?
        [
            new("1", null, "Chỉ đạo, điều hành", 2, "group", "sum of children"),
            new("1.1", "1", "Ban hành kế hoạch", 1, "choice", "đạt=1 | không đạt=0"),
            new("1.2", "1", "Báo cáo đúng hạn", 1, "choice", "đạt=1 | không đạt=0"),
            new("2", null, "Thủ tục hành chính", 1, "group", "sum of children"),
            new("2.1", "2", "Hồ sơ đúng hạn", 1, "choice", "đạt=1 | không đạt=0"),
        ]
        :
        [
            new("1", null, "Chỉ đạo, điều hành", 40, "group", "sum of children"),
            new("1.1", "1", "Ban hành kế hoạch", 20, "choice", "đạt=20 | chậm=10 | không=0"),
            new("1.2", "1", "Chất lượng báo cáo", 20, "expert", "step=0.25"),
            new("2", null, "Thủ tục hành chính", 60, "group", "sum of children"),
            new("2.1", "2", "Hồ sơ đúng hạn", 60, "ratio", "score=R*max"),
        ];

    // The plan as it comes back from the records office.
    private async Task KeepPlanAsync()
    {
        var signed = await KeepFileAsync("ke-hoach-da-ky.pdf", SignedPdf("84"));
        var plan = new Paper(PaperKind.Plan, Committee.Id, "Phát động phong trào thi đua", Id);
        plan.Check(Manager, "Nguyễn Văn Nội", "Trần Thị Thức", Now);
        plan.Submit(Manager, "{}", null, signed.Id, Now);
        plan.Issue(Manager, new Issuance("84", "KH-UBND", new DateOnly(2025, 3, 15), "Hồ Văn Chủ", "Chủ tịch", signed.Id, signed.Sha256), null, null, null, Now);
        await Portal.SaveAsync(plan);
    }
}
