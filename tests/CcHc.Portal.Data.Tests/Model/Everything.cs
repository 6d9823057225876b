using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Tasks;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Domain.WorkingDays;
using Microsoft.AspNetCore.Identity;

namespace CcHc.Portal.Data.Tests.Model;

/// <summary>One campaign from plan to awardee, so that the database holds at least one of every kind of thing.</summary>
internal sealed class Everything
{
    public static readonly DateTimeOffset Now = new DateTimeOffset(2026, 3, 2, 1, 30, 0, TimeSpan.Zero).AddTicks(1_234_567);

    public static readonly Actor Lan = new(null, "Nguyễn Thị Lan", []);

    private readonly List<object> things = [];

    public Everything()
    {
        var territory = Add(new AdministrativeUnit("from-2025-07-01", "30337", "91", 3, "Xã", "An Phú"));
        Province = Add(new Unit("Ủy ban nhân dân tỉnh", UnitKind.ProvincialCommittee));
        var department = Add(new Unit("Sở Nội vụ", UnitKind.Department, Province, "SNV", new DateOnly(2025, 3, 1), territory.Id));
        department.Announce(Lan, Now);
        Add(new UnitLineage(department.Id, Province.Id, new DateOnly(2025, 7, 1), LineageKind.Merger, 0.5m));
        Person = Add(new Person("Đỗ Thị Hạnh", department.Id));
        Add(new Position(Person.Id, department.Id, "Giám đốc", new DateOnly(2025, 3, 1)));
        var account = Add(new Account { PersonId = Person.Id, UserName = "hanh", NormalizedUserName = "HANH" });
        Add(new OneTimeLink(account.Id, "hash", Now));
        Add(new DataProtectionKey("key-1", "<key/>"));
        Add(new IdentityUserClaim<Guid> { UserId = account.Id, ClaimType = "type", ClaimValue = "value" });
        Add(new IdentityUserLogin<Guid> { UserId = account.Id, LoginProvider = "provider", ProviderKey = "key" });
        Add(new IdentityUserToken<Guid> { UserId = account.Id, LoginProvider = "provider", Name = "name", Value = "value" });
        var file = Add(new StoredFile(new string('a', 64), 1024, "application/pdf", "Kế hoạch ký số.pdf", Person.Id, Now));
        var work = Add(new WorkItem(WorkKind.PrintCertificates, Province.Id, Person.Id, "Đỗ Thị Hạnh", Now));
        work.Finish(Now, file.Id, "Xong");
        Add(new ImportRun(ImportKind.Units, file.Id, "don-vi.xlsx", new DateOnly(2026, 1, 1), closesMissing: true, new Actor(Person.Id, "Đỗ Thị Hạnh", []), Now));

        var form = Add(new AwardForm("GK_THU", "Giấy khen", "Giám đốc sở", 0.6m, 0.3m, new DateOnly(2025, 7, 1)));
        var set = Add(new CriteriaSet(Lan, department.Id, "Bộ tiêu chí", "Quyết định 1", Now));
        CriterionText[] texts =
        [
            new("1", null, 1, 0, false, "Lĩnh vực", Points.FromDecimal(10), "group", "sum of children"),
            new("1.1", "1", 2, 1, true, "Tiêu chí", Points.FromDecimal(10), "expert", "step=0.25") { Extra = new Dictionary<string, string> { ["Ghi chú"] = "", ["Năm trước"] = "«8,5»" } },
        ];
        var version = Add(set.AddVersion(Lan, 1, texts, file.Id, ["Tổng lệch: theo quyết định"], Now));

        var calendar = Add(new CalendarYear(Lan, 2026, Now));
        calendar.Cite(Lan, new("Thông báo số 12/TB-BNV", new DateOnly(2025, 10, 20), "Bộ Nội vụ"), Now);
        calendar.Add(Lan, new(new DateOnly(2026, 8, 22), CalendarDayKind.MadeUp, "Làm bù", "Công văn 15"), Now);

        Campaign = Add(MakeCampaign(Province.Id, department.Id));
        Add(new RoleAssignment(Person.Id, Role.UnitHead, department.Id, new DateOnly(2025, 3, 1), null, Campaign.Id)).Announce(Lan, Now);
        Criteria = Add(new CampaignCriteria(Lan, Campaign.Id, "Bộ tiêu chí", version.Id, texts, Now));
        Criteria.Nodes[1].AppraisedBy(department.Id);
        var group = Campaign.AddGroup(Lan, "Khối sở", ParticipantKind.Collective, Now);
        Campaign.JudgeGroupBy(Lan, group.Id, Criteria.Id, "Bộ tiêu chí", Now);
        Campaign.SetRanking(Lan, [("Tốt", 80)], new([new("Tốt", GateKind.LockedInTime)], [], [new(TieKind.Vote)]), Now);
        Campaign.Limit(Lan, new(3, DayUnit.Days), new(5, DayUnit.WorkingDays), new(2, DayUnit.WorkingDays), Now);
        Campaign.SetAwards(Lan, [(form.Id, group.Id, QuotaKind.Percent, 10)], null, Now);
        Campaign.Schedule(Lan, PhaseKind.SelfAssessment, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), Now);
        Campaign.Schedule(Lan, PhaseKind.Appraisal, new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 30), Now);
        Participant = Add(new Participant(Campaign.Id, group.Id, ParticipantKind.Collective, "Sở Nội vụ", department.Id, "Sở Nội vụ", personId: Person.Id));
        Campaign.Open(Lan, new CampaignReadiness(1, [], [], 0, 0, PaperState.Issued, "84/KH-UBND", true), Now);
        Campaign.Extend(Lan, PhaseKind.Appraisal, new DateOnly(2026, 5, 5), "Bão", Now, unitId: department.Id);
        Campaign.Extend(Lan, PhaseKind.Appraisal, new DateOnly(2026, 5, 4), "Bão", Now, groupId: group.Id);
        Campaign.EntrustOwnSheet(Lan, department.Id, "Sở Nội vụ", (Province.Id, "UBND tỉnh"), "Theo phân công", Now);
        Campaign.CloseAppraisal(Lan, department.Id, "Sở Nội vụ", null, Now);

        Pledge = Add(new Pledge(Lan, Campaign.Id, Participant.Id, department.Id, Now));
        Pledge.Write(Lan, "Quyết tâm", new(Points.FromDecimal(9.5m), Points.FromDecimal(10), [new("1", "Lĩnh vực", Points.FromDecimal(10), Points.FromDecimal(9.5m))]), null, ["Một", "Hai"], Now);
        var sheet = Add(new ScoreSheet(Campaign.Id, Participant.Id, group.Id, department.Id, Criteria.Id, 1, Points.FromDecimal(10)));
        var sums = new SheetSums(Points.FromDecimal(8.0625m), Points.FromDecimal(10), Points.Zero, Points.Zero, Points.FromDecimal(8.06m));
        sheet.SumSelf(sums, 1, new Dictionary<string, Points> { ["1"] = Points.FromDecimal(8.0625m) });
        Campaign.Settle(Lan, 1, Now);
        Campaign.RecordTieVote(Lan, group.Id, Points.FromDecimal(8), [(sheet.Id, "Sở Nội vụ"), (Person.Id, "Sở Tài chính")], new TieVoteRecord("Hội đồng", new DateOnly(2026, 1, 2), "12/BB-HĐ", "Đồng ý"), Now);
        var line = Add(new ScoreLine(sheet.Id, Campaign.Id, Criteria.Nodes[1].Id, "1.1"));
        line.SelfScore(Lan, "{\"mark\":8.0625}", Points.FromDecimal(8.0625m), "Cách tính", Now);
        Add(new CriterionQuestion(Lan, Campaign, sheet.Id, department.Id, Criteria.Nodes[1].Id, "1.1", "Tính từ ngày nào?", Now)).Reply(Lan, Campaign, "Từ ngày ký", "Sở Nội vụ", Now);
        sheet.Divide(Lan, new Dictionary<string, DutyHolder?> { ["1.1"] = new DutyHolder(Person.Id, null, "Nguyễn Thị Lan") }, Now);
        var evidence = Add(new Evidence(Lan, department.Id, Campaign.Id, EvidenceKind.File, new EvidenceDescription("Kế hoạch", "12/KH-SNV", new DateOnly(2026, 1, 5), "Sở Nội vụ"), null, Now));
        evidence.AddRevision(Lan, file, Now);
        var picture = Add(Evidence.FromFile(Lan, department.Id, Campaign.Id, file, PaperHeading.Nothing, Now));
        picture.JoinInto(Lan, evidence, Now);
        var amendment = Add(new CriteriaAmendment(Lan, Campaign, Criteria, version.Id, file.Id, ["cấp xã"], Now));
        Add(new AmendedSheet(amendment.Id, sheet.Id, new SheetEffect(sheet.Id, Points.FromDecimal(8), Points.FromDecimal(9), Points.FromDecimal(8), Points.FromDecimal(9), 2, 1, "Khá", "Tốt", ["1.1"])));
        Add(new EvidenceUse(evidence.Id, line.Id, "Nguyễn Thị Lan", Now));
        var import = Add(new FigureImport(Lan, Campaign.Id, Criteria.Id, file.Id, "so-lieu.xlsx", new FigureSource("Cổng Dịch vụ công quốc gia", Now), Now));
        import.Apply(Lan, 1, 2, 3, Now);
        var figure = Add(new CentralFigure(Campaign.Id, sheet.Id, Criteria.Nodes[1].Id, "1.1"));
        figure.Take(Lan, "{\"value\":87.5}", Points.FromDecimal(1.75m), import.Source, import.Id, null, Now);
        figure.Challenge(Lan, "Thiếu 12 hồ sơ", evidence.Id, Now);
        Add(new UnheldSurvey(Lan, Campaign.Id, Criteria.Id, Criteria.Nodes[1].Id, "1.1", "Mức độ hài lòng", "Năm 2026 không đo lường", Now));
        var paper = Add(new Paper(PaperKind.AwardDecision, Province.Id, "Khen thưởng", Campaign.Id, Participant.Id));
        paper.Write(Lan, new Dictionary<PaperPart, string?> { [PaperPart.Reason] = "Lý do" }, [new WrittenChange("Khoản 1", "cũ", "mới")], Now);
        var template = Add(new PaperTemplate(Province.Id, PaperKind.AwardDecision));
        var wording = template.Upload(Lan, file, "{}", ["Cả văn bản: có ghi chú bên lề"], "Lần đầu", Now);
        template.PutInForce(Lan, 1, VietnamTime.DayOf(Now), Now);
        template.Withdraw(Lan, "Dùng lại mẫu chung", Now);
        paper.UseTemplate(Lan, wording.Id, "phiên bản 1", Now);
        Add(new PaperCustoms(Province.Id)).Set(Lan, DecisionSign.Chairman, LawCitation.WithNumber, PlaceForm.WithKind, "CCHC", Now);
        Add(new KeptDeparture(Lan, paper, "can_cu.number", "Căn cứ thứ 2", "«Căn cứ …»", "Theo mẫu của tỉnh", Now)).Withdraw(Lan, Now);
        Add(new PaperRevision(Lan, paper, 1, file, "{}", "{}", "{}", ["Đoạn thứ 3: chữ lạ"], Now)).Accept(Lan, paper, Now);
        paper.Check(Lan, "Lan", "Hà", Now, new string('b', 64));
        paper.Submit(Lan, "{}", file.Id, file.Id, Now);
        paper.Issue(Lan, new Issuance("84", "QĐ-UBND", new DateOnly(2026, 3, 1), "Lê Văn Hòa", "Chủ tịch", file.Id, file.Sha256), null, null, null, Now);
        var comparison = Add(new PaperComparison(paper));
        comparison.HandOver(Lan, 12, "Bản quét không có chữ", Now);
        Add(new LineTick(Lan, comparison.Id, 3, LineOutcome.Differs, "Sở Nội Vụ", Now));
        var difference = Add(new SignedDifference(comparison, 1, SignedDifferenceKind.Changed, "Phụ lục, dòng 1 – cột Tên tập thể", "Sở Nội vụ", "Sở Nội Vụ", "Ghi chú", FollowedRecord.AwardeeName, paper.Id, 3));
        difference.Accept(Lan, "Bản ký đúng", "Đã sửa tên", Now);
        sheet.DraftReport(paper.Id);
        var nomination = Add(new Nomination(Lan, Campaign.Id, Participant.Id, "Sở Nội vụ", Campaign.Awards[0].Id, 1, Points.FromDecimal(8.06m), 1, "Dẫn đầu", Now));
        Add(new GoldenBook(Province.Id)).Count(Lan, BookCounting.PerYear, 121, 2026, Now);
        Add(new PrintProfile(Lan, Province.Id, new ProfileText("Phôi A4", "Giấy khen", true, 297, 210, 3, -2.5m, [new(CertificatePart.Name, false, 98.5m, 30)]), Now));
        var awardee = Add(new Awardee(paper.Id, Campaign.Id, nomination.Id, Participant.Id, 1, "Giấy khen", "Sở Nội vụ", null, true));
        awardee.Enter(Lan, Province.Id, "2026", 121, Now);
        awardee.AskPrint(Lan, work.Id, "Phôi A4", null, null, Now);
        awardee.Print(Lan, work.Id, Now);
        awardee.Seal(Lan, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 1), Now);
        awardee.HandOver(Lan, new DateOnly(2026, 3, 2), HandOverWay.Representative, "Nguyễn Thị Lan", Now);
        Add(new TaskItem(Lan, Campaign.Id, 1, "Rà soát thủ tục", "Văn phòng", department.Id, "Báo cáo", new DateOnly(2026, 5, 31), Now));
    }

    public Unit Province { get; }

    public Person Person { get; }

    public Campaign Campaign { get; }

    public CampaignCriteria Criteria { get; }

    public Participant Participant { get; }

    public Pledge Pledge { get; }

    public IReadOnlyList<object> Things => things;

    public static CampaignDescription Description(string name = "Đẩy mạnh cải cách hành chính") => new(
        name,
        RoundKind.ThematicEmulation,
        Judging.Points,
        2026,
        new DateOnly(2026, 3, 1),
        new DateOnly(2026, 12, 31),
        "Mục đích",
        null,
        ["Nội dung một", "Nội dung «hai»; có dấu"],
        ["Sở"],
        [],
        null,
        null,
        null,
        null,
        null);

    public static Campaign MakeCampaign(Guid issuing, Guid? advising = null)
    {
        var campaign = new Campaign(Lan, issuing, advising, Description(), Now);
        campaign.Describe(Lan, Description(), advising, ["Luật A", "Luật B"], [("Chỉ tiêu một", 98.5m), ("Chỉ tiêu hai", null)], Now);
        return campaign;
    }

    private T Add<T>(T thing)
        where T : class
    {
        things.Add(thing);
        return thing;
    }
}
