using CcHc.Portal.Data.Seeds;
using CcHc.Portal.Data.Tests.Model;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcHc.Portal.Data.Tests.Seeds;

public sealed class PortalSeedTests : IDisposable
{
    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Seeds_AppliedTwice_AreThereOnce()
    {
        await ApplyAsync();
        await ApplyAsync();

        using var db = database.Open();
        Assert.Equal(AwardFormCatalogue.All().Count, db.AwardForms.Count());
        var set = Assert.Single(db.CriteriaSets);
        Assert.Equal(("Bộ tiêu chí mẫu cấp xã (100 điểm)", null), (set.Name, set.OwnerUnitId));
        Assert.Equal(1, db.CriteriaSetVersions.Count());
        Assert.Equal(1, db.AuditEntries.Count(e => e.Act == "criteria-set.add" && e.ByName == "Hệ thống"));
    }

    [Fact]
    public async Task Forms_ThatWereStored_StayAndEndWhereTheCatalogueEndsThem()
    {
        using (var db = database.Open())
        {
            db.AwardForms.Add(new AwardForm("GK_HUYEN", "Giấy khen huyện", "Chủ tịch huyện", 0.6m, 0.3m, new DateOnly(2004, 7, 1)));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await ApplyAsync();

        using var check = database.Open();
        var form = Assert.Single(check.AwardForms, f => f.Code == "GK_HUYEN");
        Assert.Equal(("Giấy khen huyện", new DateOnly(2025, 6, 30)), (form.Name, form.ValidTo!.Value));
    }

    [Fact]
    public async Task Criteria_AreSeededIntoAnEmptyInstallationOnly()
    {
        using (var db = database.Open())
        {
            db.CriteriaSets.Add(new CriteriaSet(Actor.Portal, null, "Của tỉnh", null, Everything.Now));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await ApplyAsync();

        using var check = database.Open();
        Assert.Equal(["Của tỉnh"], check.CriteriaSets.Select(s => s.Name));
    }

    [Fact]
    public async Task SeededCriteria_AreScoredOutOfAHundred()
    {
        await ApplyAsync();

        using var db = database.Open();
        var nodes = await db.SetCriteria.AsNoTracking().OrderBy(n => n.Order).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Points.FromDecimal(100), ScoringEngine.Sum(CriteriaTree.Build(nodes.Select(n => n.ToSource())), _ => null).BaseMax);
    }

    [Fact]
    public void EveryCriteriaFile_IsInTheListAndReadsWithoutErrorsOrDefects()
    {
        var embedded = typeof(PortalSeed).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("CriteriaSets/", StringComparison.Ordinal)).Select(n => n["CriteriaSets/".Length..]);

        Assert.Equal(embedded.Order(StringComparer.Ordinal), PortalSeed.CriteriaSets.Select(s => s.File).Order(StringComparer.Ordinal));
        Assert.All(PortalSeed.CriteriaSets, set => Assert.NotNull(PortalSeed.Read(set).Tree));
    }

    [Theory]
    [InlineData("2025-06-30", "GK_XA GK_HUYEN GK_SO")]
    [InlineData("2025-07-01", "GK_XA GK_SO")]
    [InlineData("2021-05-01", "GK_XA GK_HUYEN GK_SO")]
    public void Certificates_OfADay_AreThoseOfTheBodiesThatWereThere(string day, string codes) =>
        Assert.Equal(codes.Split(' '), ValidOn(day).Where(f => f.Code.StartsWith("GK_", StringComparison.Ordinal)).Select(f => f.Code));

    [Theory]
    [InlineData("GK_XA", "Chủ tịch Ủy ban nhân dân cấp xã", 60, 30)]
    [InlineData("GK_SO", "Giám đốc sở, thủ trưởng cơ quan tương đương", 60, 30)]
    [InlineData("BK_TINH", "Chủ tịch Ủy ban nhân dân cấp tỉnh", 300, 150)]
    [InlineData("CO_TINH", "Ủy ban nhân dân cấp tỉnh", 800, null)]
    [InlineData("LDTT_XA", "Chủ tịch Ủy ban nhân dân cấp xã", null, 30)]
    [InlineData("CSTDCS_XA", "Chủ tịch Ủy ban nhân dân cấp xã", null, 100)]
    [InlineData("TTLDTT_XA", "Chủ tịch Ủy ban nhân dân cấp xã", 80, null)]
    [InlineData("TTLDXS", "Chủ tịch Ủy ban nhân dân cấp tỉnh", 150, null)]
    [InlineData("THON_VH", "Chủ tịch Ủy ban nhân dân cấp xã", 150, null)]
    public void Form_UnderTwoTiers_HasItsDeciderAndCoefficients(string code, string decidedBy, int? collective, int? individual)
    {
        var form = Assert.Single(ValidOn("2026-03-02"), f => f.Code == code);

        Assert.Equal((decidedBy, collective, individual), (form.DecidedBy, form.CollectiveHundredths, form.IndividualHundredths));
    }

    [Fact]
    public void Forms_OfOneCode_DoNotOverlapAndLeaveNoGap()
    {
        foreach (var rows in AwardFormCatalogue.All().GroupBy(f => f.Code))
        {
            var inOrder = rows.OrderBy(f => f.ValidFrom).ToList();
            Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.Equal(pair.Second.ValidFrom, pair.First.ValidTo!.Value.AddDays(1)));
        }
    }

    [Fact]
    public void NothingDecidedByADistrict_IsValidUnderTwoTiers() =>
        Assert.DoesNotContain(ValidOn("2025-07-01"), f => f.DecidedBy.Contains("huyện", StringComparison.Ordinal) || f.Name.Contains("huyện", StringComparison.Ordinal));

    [Fact]
    public void EndOn_BeforeItBegan_IsRefused() =>
        Assert.Equal(
            "Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.",
            Assert.Throws<DomainRuleException>(() => AwardFormCatalogue.All()[0].EndOn(new DateOnly(2000, 1, 1))).Message);

    private static IEnumerable<AwardForm> ValidOn(string day) =>
        AwardFormCatalogue.All().Where(f => f.IsValidOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    private async Task ApplyAsync()
    {
        await using var db = database.Open();
        await PortalSeed.ApplyAsync(db, TimeProvider.System, TestContext.Current.CancellationToken);
    }
}
