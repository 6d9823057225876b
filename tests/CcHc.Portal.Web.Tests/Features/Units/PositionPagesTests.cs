using System.Net;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.Units;

/// <summary>Who holds which post of a unit; papers are signed in the name of a post.</summary>
public sealed class PositionPagesTests : PortalTest
{
    [Fact]
    public async Task ANewName_BecomesAPersonWithAPost_AndIsAudited()
    {
        var (manager, committee) = await ManagerAsync();
        var page = await manager.GetAsync($"/units/{committee.Id}/positions");

        var added = await page.PostAsync(Fields(newName: "Trần Văn Bình", title: "Chủ tịch", from: "01/07/2025"));

        Assert.Equal("Đã ghi chức vụ Chủ tịch.", added.Notice);
        Assert.Equal(["Trần Văn Bình", "Chủ tịch", "01/07/2025", "đang giữ"], added.Rows()[0].Take(4));
        var position = await Portal.DbAsync(db => db.Positions.SingleAsync());
        Assert.Equal((committee.Id, new DateOnly(2025, 7, 1), null), (position.UnitId, position.From, position.To));
        Assert.Equal(
            ["Thêm người: Trần Văn Bình", "Giữ chức vụ: Chủ tịch từ 01/07/2025"],
            await Portal.DbAsync(db => db.AuditEntries.Where(e => e.SubjectId == position.PersonId).OrderByDescending(e => e.What).Select(e => e.What + ": " + e.To).ToListAsync()));
    }

    [Fact]
    public async Task Ending_KeepsTheRowWithItsLastDay()
    {
        var (manager, committee) = await ManagerAsync();
        var person = new Person("Trần Văn Bình", committee.Id);
        await Portal.SaveAsync(person, new Position(person.Id, committee.Id, "Chủ tịch", new DateOnly(2021, 1, 1)));

        var ended = await (await manager.GetAsync($"/units/{committee.Id}/positions")).PressAsync("Thôi giữ", new { lastDay = "30/09/2025" });

        Assert.Equal(["Trần Văn Bình", "Chủ tịch", "01/01/2021", "30/09/2025", "đã thôi"], ended.Rows()[0]);
        Assert.Equal(new DateOnly(2025, 9, 30), await Portal.DbAsync(db => db.Positions.Select(p => p.To).SingleAsync()));
        Assert.Equal(1, await Portal.DbAsync(db => db.AuditEntries.CountAsync(e => e.Act == "person.leave-post" && e.To == "30/09/2025")));
    }

    [Theory]
    [InlineData("", "Cần điền mục này.")]
    [InlineData("31/02/2025", "Cần nhập ngày dạng ngày/tháng/năm, ví dụ 31/12/2025.")]
    [InlineData("01/01/2020", "Ngày cuối phải từ ngày giữ chức vụ (01/01/2021) trở đi.")]
    public async Task Ending_OnADayThatCannotBe_IsSaidAtTheRow_AndKeepsWhatWasTyped(string day, string message)
    {
        var (manager, committee) = await ManagerAsync();
        var person = new Person("Trần Văn Bình", committee.Id);
        await Portal.SaveAsync(person, new Position(person.Id, committee.Id, "Chủ tịch", new DateOnly(2021, 1, 1)));

        var page = await (await manager.GetAsync($"/units/{committee.Id}/positions")).PressAsync("Thôi giữ", new { lastDay = day });

        Assert.Equal((HttpStatusCode.BadRequest, message), (page.Status, Assert.Single(page.Texts("td .field-error"))));
        Assert.Equal(day, page.Document.QuerySelector("input[name=lastDay]")!.GetAttribute("value"));
        Assert.Null(await Portal.DbAsync(db => db.Positions.Select(p => p.To).SingleAsync()));
    }

    [Fact]
    public async Task AFormThatCannotBe_SaysWhyBesideEachField()
    {
        var (manager, committee) = await ManagerAsync();
        var person = new Person("Trần Văn Bình", committee.Id);
        await Portal.SaveAsync(person, new Position(person.Id, committee.Id, "Chủ tịch", new DateOnly(2021, 1, 1)));
        var page = await manager.GetAsync($"/units/{committee.Id}/positions");

        var nobody = await page.PostAsync(Fields(), "form[action$=positions]");
        var both = await page.PostAsync(Fields(person.Id.ToString(), "Lê Thị Hoa", "Phó Chủ tịch", "01/07/2025"), "form[action$=positions]");
        var twice = await page.PostAsync(Fields(person.Id.ToString(), "", "Chủ tịch", "01/07/2025"), "form[action$=positions]");

        Assert.Contains("Cần chọn một người, hoặc ghi họ và tên người mới ở dưới.", nobody.Texts(".field-error"));
        Assert.Equal(["Đã chọn người ở trên; bỏ trống ô này."], both.Texts(".field-error"));
        Assert.Equal(["Người này đang giữ chức vụ đó trong thời gian này."], twice.Texts(".field-error"));
        Assert.Equal(1, await Portal.DbAsync(db => db.Positions.CountAsync()));
    }

    [Fact]
    public async Task ForOthers_ThePageIsClosed()
    {
        var (_, committee) = await ManagerAsync();
        var person = new Person("Trần Văn Bình", committee.Id);
        var position = new Position(person.Id, committee.Id, "Chủ tịch", new DateOnly(2021, 1, 1));
        await Portal.SaveAsync(person, position);
        var officer = await Portal.AsAsync(Role.UnitOfficer, committee);

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"/units/{committee.Id}/positions")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync($"/units/{committee.Id}/positions/{position.Id}/ending", new { lastDay = "30/09/2025" })).Status);
        Assert.DoesNotContain("Chức vụ và người ký văn bản của đơn vị", (await officer.GetAsync($"/units/{committee.Id}")).Texts("a"));
    }

    private static Dictionary<string, object?> Fields(string personId = "", string newName = "", string title = "", string from = "") =>
        new() { ["form.personId"] = personId, ["form.newName"] = newName, ["form.title"] = title, ["form.from"] = from };

    private async Task<(Visitor Manager, Unit Committee)> ManagerAsync()
    {
        var committee = await Portal.UnitAsync("Ủy ban nhân dân tỉnh Hòa An", UnitKind.ProvincialCommittee);
        return (await Portal.AsAsync(Role.CampaignManager, committee), committee);
    }
}
