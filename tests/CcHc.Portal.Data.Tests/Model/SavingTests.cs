using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Units;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcHc.Portal.Data.Tests.Model;

public sealed class SavingTests : IDisposable
{
    private static readonly DateTimeOffset Later = Everything.Now.AddDays(1);

    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public void Version_IsRaisedByEachSave_AndADoubleEditIsAConflict()
    {
        var id = SaveCampaign();
        using var first = database.Open();
        using var second = database.Open();
        var mine = Load(first, id);
        var yours = Load(second, id);
        Assert.Equal(0, mine.Version);

        mine.Describe(Everything.Lan, Everything.Description("Của tôi"), null, ["Luật A", "Luật B"], [], Later);
        first.SaveChanges();
        yours.Describe(Everything.Lan, Everything.Description("Của bạn"), null, ["Luật A", "Luật B"], [], Later);

        Assert.Equal(1, mine.Version);
        Assert.Throws<DbUpdateConcurrencyException>(() => second.SaveChanges());
        using var check = database.Open();
        Assert.Equal("Của tôi", Load(check, id).Name);
    }

    [Fact]
    public void TwoWhoOnlyAddAPart_MeetToo()
    {
        var id = SaveCampaign();
        using var first = database.Open();
        using var second = database.Open();
        var mine = Load(first, id);
        var yours = Load(second, id);

        mine.AddGroup(Everything.Lan, "Khối sở", ParticipantKind.Collective, Later);
        first.SaveChanges();
        yours.AddGroup(Everything.Lan, "Khối sở", ParticipantKind.Collective, Later);

        Assert.Throws<DbUpdateConcurrencyException>(() => second.SaveChanges());
        using var check = database.Open();
        Assert.Single(Load(check, id).Groups);
        Assert.Equal(1, check.AuditEntries.Count(e => e.Act == "campaign.add-group"));
    }

    [Fact]
    public void Parts_DroppedFromTheirLists_AreDeletedFromTheDatabase()
    {
        var id = SaveCampaign(campaign =>
        {
            campaign.AddGroup(Everything.Lan, "Khối sở", ParticipantKind.Collective, Everything.Now);
            campaign.AddGroup(Everything.Lan, "Khối xã", ParticipantKind.Collective, Everything.Now);
            campaign.Schedule(Everything.Lan, PhaseKind.Registration, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 20), Everything.Now);
            campaign.Schedule(Everything.Lan, PhaseKind.Appraisal, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 20), Everything.Now);
            campaign.SetBands(Everything.Lan, [("Tốt", 80), ("Khá", 60)], Everything.Now);
        });

        using (var db = database.Open())
        {
            var campaign = Load(db, id);
            campaign.Describe(Everything.Lan, Everything.Description(), null, ["Luật B"], [("Còn lại", null)], Later);
            campaign.RemoveGroup(Everything.Lan, campaign.Groups.Single(g => g.Name == "Khối xã").Id, Later);
            campaign.Unschedule(Everything.Lan, PhaseKind.Registration, Later);
            campaign.SetBands(Everything.Lan, [("Đạt", 50)], Later);
            db.SaveChanges();
        }

        using var check = database.Open();
        Assert.Equal(["Luật B"], check.Set<CampaignLegalBasis>().Select(b => b.Citation));
        Assert.Equal(["Còn lại"], check.Set<CampaignTarget>().Select(t => t.Text));
        Assert.Equal(["Khối sở"], check.Set<RankingGroup>().Select(g => g.Name));
        Assert.Equal([PhaseKind.Appraisal], check.Set<PhaseWindow>().Select(p => p.Kind));
        Assert.Equal(["Đạt"], check.Set<Band>().Select(b => b.Name));
    }

    [Fact]
    public void TargetsOfAPledge_WrittenAnew_ReplaceTheOldRows()
    {
        var everything = SaveEverything();

        using (var db = database.Open())
        {
            db.Pledges.Include(p => p.Targets).Single().Write(Everything.Lan, "Quyết tâm", null, null, ["Ba"], Later);
            db.SaveChanges();
        }

        using var check = database.Open();
        Assert.Equal([("Ba", everything.Pledge.Id)], check.Set<Domain.Pledges.PledgeTarget>().Select(t => new ValueTuple<string, Guid>(t.Text, t.PledgeId)));
    }

    [Fact]
    public void NewParts_OfALoadedParent_AreInserted()
    {
        SaveEverything();

        using (var db = database.Open())
        {
            var unit = db.Units.Include(u => u.Names).Single(u => u.Code == "SNV");
            unit.Rename(Everything.Lan, "Sở Nội vụ và Lao động", new DateOnly(2026, 7, 1), Later);
            var line = db.ScoreLines.Include(l => l.Marks).Single();
            line.Appraise(Everything.Lan, null, Domain.Points.FromDecimal(8), "Làm tròn", Later);
            var evidence = db.Evidence.Include(e => e.Revisions).Single(e => e.Number == "12/KH-SNV");
            evidence.AddRevision(Everything.Lan, db.StoredFiles.Single(), Later);
            db.SaveChanges();
        }

        using var check = database.Open();
        Assert.Equal(["Sở Nội vụ", "Sở Nội vụ và Lao động"], check.Units.Include(u => u.Names).Single(u => u.Code == "SNV").Names.OrderBy(n => n.From).Select(n => n.Name));
        Assert.Equal([MarkStage.Appraisal, MarkStage.Self], check.Marks.Select(m => m.Stage).ToList().OrderBy(s => s.ToString(), StringComparer.Ordinal));
        Assert.Equal([1, 2], check.Evidence.Where(e => e.Number == "12/KH-SNV").SelectMany(e => e.Revisions).OrderBy(r => r.Number).Select(r => r.Number));
    }

    [Fact]
    public void Facts_AreSavedWithTheChange_Once()
    {
        var id = SaveCampaign();
        using var db = database.Open();
        var campaign = Load(db, id);
        var before = db.AuditEntries.Count();

        campaign.TakeLateWork(Everything.Lan, true, Later);
        db.SaveChanges();
        db.SaveChanges();

        var entry = Assert.Single(db.AuditEntries.AsNoTracking().Where(e => e.Act == "campaign.late"));
        Assert.Equal((id, id, "Nguyễn Thị Lan", Later, "Nhận đăng ký, khóa phiếu muộn"), (entry.SubjectId, entry.CampaignId!.Value, entry.ByName, entry.At, entry.What));
        Assert.Equal(before + 1, db.AuditEntries.Count());
        Assert.Empty(campaign.Facts);
    }

    [Fact]
    public void Facts_OfASaveThatFails_AreNotThere()
    {
        var id = SaveCampaign();
        int before;
        using (var db = database.Open())
        {
            before = db.AuditEntries.Count();
            Load(db, id).TakeLateWork(Everything.Lan, true, Later);
            // No such unit: the foreign key refuses the whole transaction.
            db.Campaigns.Add(Everything.MakeCampaign(Guid.CreateVersion7()));
            Assert.Throws<DbUpdateException>(() => db.SaveChanges());
        }

        using var check = database.Open();
        Assert.Equal(before, check.AuditEntries.Count());
        Assert.Equal((1, false), (check.Campaigns.Count(), check.Campaigns.Single().AllowsLate));
    }

    [Fact]
    public void Facts_OfAConflict_AreNotThere()
    {
        var id = SaveCampaign();
        using var first = database.Open();
        using var second = database.Open();
        var mine = Load(first, id);
        var yours = Load(second, id);
        mine.TakeLateWork(Everything.Lan, true, Later);
        first.SaveChanges();

        yours.TakeLateWork(Everything.Lan, true, Later);
        Assert.Throws<DbUpdateConcurrencyException>(() => second.SaveChanges());

        using var check = database.Open();
        Assert.Equal(1, check.AuditEntries.Count(e => e.Act == "campaign.late"));
    }

    private Guid SaveCampaign(Action<Campaign>? prepare = null)
    {
        using var db = database.Open();
        var unit = new Unit("Ủy ban nhân dân tỉnh", UnitKind.ProvincialCommittee);
        var campaign = Everything.MakeCampaign(unit.Id);
        prepare?.Invoke(campaign);
        db.AddRange(unit, campaign);
        db.SaveChanges();
        return campaign.Id;
    }

    private Everything SaveEverything()
    {
        using var db = database.Open();
        var everything = new Everything();
        db.AddRange(everything.Things);
        db.SaveChanges();
        return everything;
    }

    private static Campaign Load(PortalDbContext db, Guid id) => db.Campaigns
        .Include(c => c.LegalBases)
        .Include(c => c.Targets)
        .Include(c => c.Groups)
        .Include(c => c.Phases)
        .Include(c => c.Bands)
        .AsSplitQuery()
        .Single(c => c.Id == id);
}
