using System.Net;
using System.Text;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.Figures;

public sealed class FigureAmendmentTests : PortalTest
{
    /// <summary>3.2 is worth 4 and not 2.</summary>
    private const string Amended = """
        code,parent,title,max_points,method,rule,input_by,not_applicable
        1,,Công tác chỉ đạo,6,group,sum of children,,
        1.1,1,Ban hành kế hoạch đúng hạn,2,choice,trước hạn=2 | chậm=1 | không=0,,
        1.2,1,Hồ sơ giải quyết đúng hạn,2,ratio,score=R*max,,exclude
        1.3,1,Sáng kiến được công nhận,2,count,per=0.5; unit=sáng kiến; cap=2,,
        2,,Cải cách thủ tục hành chính,2,group,sum of children,,
        2.1,2,Nội dung thứ 1,1,choice,có=1 | không=0,,
        2.2,2,Nội dung thứ 2,1,choice,có=1 | không=0,cơ quan thẩm định,
        3,,Tác động,7,group,sum of children,,
        3.1,3,Mức độ hài lòng,3,survey,score=SIPAS*max,số liệu nhập,
        3.2,3,Hồ sơ trực tuyến,4,ratio,score=R*max,số liệu nhập,
        """;

    [Fact]
    public async Task Figures_AfterAnAmendment_FollowTheirLinesAndTheirChallenges()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        await Portal.TakeAsync(world, "3.2", (world.Sheet, 80m));
        var officer = await world.AsAsync(world.Officer);
        await (await officer.GetAsync($"/sheets/{world.Sheet}/figures/3.2")).PostAsync(new Dictionary<string, object?> { ["asking.text"] = "Thiếu hồ sơ" }, "#asking");
        var manager = await world.AsAsync(world.Manager);
        var criteria = (await world.ReadSheetAsync()).CriteriaId;

        var page = await (await manager.GetAsync($"/campaigns/{world.Campaign.Id}/amendments")).PressAsync(
            "Xem trước kết quả sửa đổi", new Dictionary<string, object?> { ["form.criteriaId"] = criteria, ["form.file"] = new Upload("sua.csv", Encoding.UTF8.GetBytes(Amended)) });
        page = await page.PressAsync("Xác nhận sửa đổi, tính lại 3 phiếu", new Dictionary<string, object?>
        {
            ["form.decisionNumber"] = "512/QĐ-UBND",
            ["form.decidedOn"] = "10/10/2025",
            ["form.reason"] = "Điều chỉnh trọng số",
            ["form.signedFile"] = new Upload("512.pdf", CampaignScene.SignedPdf("512")),
        });

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var figure = await Portal.FigureAsync(world, "3.2");
        Assert.NotEqual(criteria, await Portal.DbAsync(db => db.Criteria.Where(c => c.Id == figure.CriterionId).Select(c => c.CriteriaId).SingleAsync()));
        Assert.Equal(3.2m, (await world.LinesAsync()).Single(l => l.Code == "3.2").SelfPoints!.Value.Value);
        Assert.Single((await manager.GetAsync($"/campaigns/{world.Campaign.Id}/figures/challenges")).Rows());
        var seen = await officer.GetAsync($"/sheets/{world.Sheet}/figures/3.2");
        Assert.Equal(["80%"], seen.Texts("[data-testid=figure]"));
        Assert.Single(seen.Texts("[data-testid=challenge]"));
    }
}
