using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.Papers;

/// <summary>What an agency has set for itself is how its drafts are composed.</summary>
public sealed class AgencyCustomsTests : PortalTest
{
    [Fact]
    public async Task DecisionsOfTheChairman_LawsAndPlaces_FollowTheAgency_AndFrozenPapersStay()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m], ["2"]);
        var issued = await scene.AwardAsync();
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        var before = await TextAsync(manager, issued);
        Assert.Contains("Số: 345/QĐ-UBND", before, StringComparison.Ordinal);
        var customs = new PaperCustoms(scene.Committee.Id);
        customs.Set(scene.Manager, DecisionSign.Chairman, LawCitation.WithNumber, PlaceForm.WithKind, null, scene.Now);
        await Portal.SaveAsync(customs);

        var recalling = Paper.About(await Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Id == issued)), PaperKind.RecallingDecision, "Về việc thu hồi");
        await Portal.SaveAsync(recalling);
        var text = await TextAsync(manager, recalling.Id);

        Assert.Contains("/QĐ-CT", text, StringComparison.Ordinal);
        Assert.Contains("Tỉnh An Giang, ngày", text, StringComparison.Ordinal);
        Assert.Contains("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;", text, StringComparison.Ordinal);
        Assert.Equal(before, await TextAsync(manager, issued));
    }

    [Theory]
    [InlineData("Ủy ban nhân dân phường 3", null, PlaceForm.NameOnly, "Phường 3, ngày")]
    [InlineData("Ủy ban nhân dân xã Hòa An", null, PlaceForm.NameOnly, "Hòa An, ngày")]
    [InlineData("Ủy ban nhân dân xã Hòa An", null, PlaceForm.WithKind, "Xã Hòa An, ngày")]
    [InlineData("Ủy ban nhân dân xã Hòa An", "Hòa An", PlaceForm.WithKind, "Xã Hòa An, ngày")]
    [InlineData("Ủy ban nhân dân xã Hòa An", "Cù lao Ông Chưởng", PlaceForm.WithKind, "Cù lao Ông Chưởng, ngày")]
    public async Task Place_IsAsRecorded_WithItsKindWhereThatIsTheCustom(string name, string? recorded, PlaceForm form, string line)
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        var commune = new Unit(name, UnitKind.CommuneCommittee);
        commune.DescribePapers(null, recorded, null);
        var customs = new PaperCustoms(commune.Id);
        customs.Set(scene.Manager, null, null, form, null, scene.Now);
        var letter = new Paper(PaperKind.DeploymentLetter, commune.Id, "Về việc triển khai", scene.Id);
        await Portal.SaveAsync(commune, customs, letter);

        Assert.Contains(line, await TextAsync(await Portal.AsAsync(scene.ManagerAccount), letter.Id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TĐKT", "SNV-TĐKT", "Lưu: VT, TĐKT.")]
    [InlineData(null, "SNV-CCHC", "Lưu: VT.")]
    public async Task LetterOfAnAgency_NamesTheUnitThatDraftedIt_ElseTheField_AndPassesTheCheck(string? unit, string symbol, string copy)
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        var customs = new PaperCustoms(scene.HomeAffairs.Id);
        customs.Set(scene.Manager, null, null, null, unit, scene.Now);
        var above = new PaperCustoms(scene.Committee.Id);
        above.Set(scene.Manager, null, null, null, "TH", scene.Now);
        var letter = new Paper(PaperKind.DeploymentLetter, scene.HomeAffairs.Id, "Về việc triển khai", scene.Id);
        await Portal.SaveAsync(customs, above, letter);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var text = await TextAsync(manager, letter.Id);

        Assert.Contains($"/{symbol}", text, StringComparison.Ordinal);
        Assert.Contains(copy, text, StringComparison.Ordinal);
        Assert.Equal([], await WrongAsync(letter.Id));
    }

    [Fact]
    public async Task PaperThatAnotherAgencyDrafted_NamesThatAgency_AndOneOfItsOwnItsUnit()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        var customs = new PaperCustoms(scene.Committee.Id);
        customs.Set(scene.Manager, null, null, null, "TH", scene.Now);
        var drafted = new Paper(PaperKind.DeploymentLetter, scene.Committee.Id, "Về việc triển khai", scene.Id);
        var own = new Paper(PaperKind.InterimReport, scene.Committee.Id, "Sơ kết", scene.Id);
        await Portal.SaveAsync(customs, drafted, own);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var letter = await TextAsync(manager, drafted.Id);
        var report = await TextAsync(manager, own.Id);

        Assert.Contains("/UBND-SNV", letter, StringComparison.Ordinal);
        Assert.Contains("Lưu: VT, SNV.", letter, StringComparison.Ordinal);
        Assert.Contains("/BC-UBND", report, StringComparison.Ordinal);
        Assert.Contains("Lưu: VT, TH.", report, StringComparison.Ordinal);
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostWithWordAsync();

    private async Task<List<string>> WrongAsync(Guid id)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var paper = await Portal.DbAsync(db => db.Papers.AsNoTracking().Include(p => p.Passages).SingleAsync(p => p.Id == id));
        var layout = await scope.ServiceProvider.GetRequiredService<CheckDraftLayout>().RunAsync(paper, TestContext.Current.CancellationToken);
        Assert.Null(layout.Problem);
        return [.. layout.Departures.Where(d => d.Departure.Grade == DepartureGrade.Wrong).Select(d => $"{d.Departure.Code}: {d.Departure.Found}")];
    }

    private static async Task<string> TextAsync(Visitor visitor, Guid paper) => string.Join('\n', (await visitor.GetAsync($"/papers/{paper}")).Texts("[data-testid=paper-text]"));
}
