using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

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
        customs.Set(scene.Manager, DecisionSign.Chairman, LawCitation.WithNumber, PlaceForm.WithKind, scene.Now);
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
        customs.Set(scene.Manager, null, null, form, scene.Now);
        var letter = new Paper(PaperKind.DeploymentLetter, commune.Id, "Về việc triển khai", scene.Id);
        await Portal.SaveAsync(commune, customs, letter);

        Assert.Contains(line, await TextAsync(await Portal.AsAsync(scene.ManagerAccount), letter.Id), StringComparison.Ordinal);
    }

    protected override Task<PortalHost> StartAsync() => PortalHost.StartAsync(services: QuickRenderer.Use);

    private static async Task<string> TextAsync(Visitor visitor, Guid paper) => string.Join('\n', (await visitor.GetAsync($"/papers/{paper}")).Texts("[data-testid=paper-text]"));
}
