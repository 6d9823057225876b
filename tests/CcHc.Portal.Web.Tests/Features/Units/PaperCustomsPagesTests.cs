using System.Net;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Units;

public sealed class PaperCustomsPagesTests : PortalTest
{
    private Unit committee = null!;
    private Unit department = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        committee = await Portal.UnitAsync("Ủy ban nhân dân tỉnh An Giang", UnitKind.ProvincialCommittee);
        department = await Portal.UnitAsync("Sở Nội vụ", parent: committee);
    }

    [Fact]
    public async Task Setting_IsSaved_Recorded_AndHoldsForAgenciesBelow()
    {
        var clerk = await Portal.AsAsync(Role.RecordsClerk, committee);
        var form = await (await clerk.GetAsync($"/units/{committee.Id}")).FollowAsync("Thói quen trình bày văn bản của đơn vị");
        Assert.Equal(["Thiết lập chung của hệ thống", "Thiết lập chung của hệ thống", "Thiết lập chung của hệ thống", "Mỗi cơ quan tự đặt"], form.Rows().Select(r => r[2]));

        var saved = await form.PostAsync(Fields(("form.decisionSign", "Chairman"), ("form.lawCitation", "WithNumber"), ("form.draftingUnit", " CCHC ")));

        Assert.Equal("Đã lưu thói quen trình bày. Dự thảo và lần kiểm tra thể thức sau theo cách này; văn bản đã lập bản trình ký giữ nguyên.", saved.Notice);
        Assert.Equal(
            [("QĐ-CT", "Cơ quan đặt"), ("Luật có ghi số, ký hiệu", "Cơ quan đặt"), ("Chỉ ghi tên: «Hòa An, ngày …»", "Thiết lập chung của hệ thống"), ("CCHC", "Cơ quan đặt")],
            saved.Rows("main table:first-of-type").Take(4).Select(r => (r[1], r[2])));
        var below = await clerk.GetAsync($"/units/{department.Id}/paper-customs");
        Assert.Equal(("QĐ-CT", "Theo Ủy ban nhân dân tỉnh An Giang"), (below.Rows()[0][1], below.Rows()[0][2]));
        Assert.Equal(("Chưa đặt", "Mỗi cơ quan tự đặt"), (below.Rows()[3][1], below.Rows()[3][2]));
        Assert.False(below.Has("form[action$=paper-customs]"));
        var fact = await Portal.DbAsync(db => db.AuditEntries.SingleAsync(a => a.Act == PaperCustoms.SetAct));
        Assert.Equal((committee.Id, "QĐ-CT; Luật có ghi số, ký hiệu; theo cấp trên; đơn vị soạn thảo CCHC"), (fact.SubjectId, fact.To));
    }

    [Fact]
    public async Task Setting_OfAnotherAgency_IsRefused()
    {
        var clerk = await Portal.AsAsync(Role.RecordsClerk, department);

        var refused = await clerk.PostAsync($"/units/{committee.Id}/paper-customs", Fields(("form.decisionSign", "Chairman")));

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal(0, await Portal.DbAsync(db => db.PaperCustoms.CountAsync()));
    }

    [Fact]
    public async Task Setting_ChangedMeanwhile_IsNotWrittenOver_AndWhatWasChosenStays()
    {
        var clerk = await Portal.AsAsync(Role.RecordsClerk, committee);
        var seen = await clerk.GetAsync($"/units/{committee.Id}/paper-customs");
        await (await clerk.GetAsync($"/units/{committee.Id}/paper-customs")).PostAsync(Fields(("form.placeForm", "WithKind")));

        var told = await seen.PostAsync(Fields(("form.decisionSign", "Chairman")));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.StartsWith("Một người khác vừa sửa phần này", Assert.Single(told.Errors), StringComparison.Ordinal);
        Assert.True(told.Has("[name='form.decisionSign'] option[value=Chairman][selected]"));
        Assert.Equal((null, PlaceForm.WithKind), await Portal.DbAsync(db => db.PaperCustoms.Select(c => ValueTuple.Create(c.DecisionSign, c.PlaceForm)).SingleAsync()));

        await told.PostAsync();
        Assert.Equal(DecisionSign.Chairman, await Portal.DbAsync(db => db.PaperCustoms.Select(c => c.DecisionSign).SingleAsync()));
    }

    [Fact]
    public async Task Setting_ThatIsNoChoice_IsAskedForAgain()
    {
        var clerk = await Portal.AsAsync(Role.RecordsClerk, committee);

        var again = await (await clerk.GetAsync($"/units/{committee.Id}/paper-customs")).PostAsync(Fields(("form.decisionSign", "7")));

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Single(again.Errors);
        Assert.Equal(0, await Portal.DbAsync(db => db.PaperCustoms.CountAsync()));
    }

    [Theory]
    [InlineData("cchc")]
    [InlineData("CC HC")]
    public async Task DraftingUnit_ThatIsNoAbbreviation_IsAskedForAgain_AndStays(string typed)
    {
        var clerk = await Portal.AsAsync(Role.RecordsClerk, committee);

        var again = await (await clerk.GetAsync($"/units/{committee.Id}/paper-customs")).PostAsync(Fields(("form.draftingUnit", typed), ("form.placeForm", "WithKind")));

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(["Chữ viết tắt của đơn vị soạn thảo: Chỉ dùng chữ in hoa, viết liền, ví dụ CCHC hoặc TĐKT."], again.Errors);
        Assert.True(again.Has($"[name='form.draftingUnit'][value='{typed}']"));
        Assert.True(again.Has("[name='form.placeForm'] option[value=WithKind][selected]"));
        Assert.Equal(0, await Portal.DbAsync(db => db.PaperCustoms.CountAsync()));
    }

    [Fact]
    public async Task AgencyThatDoesNotExist_IsNotFound()
    {
        var clerk = await Portal.AsAsync(Role.RecordsClerk, committee);

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"/units/{Guid.CreateVersion7()}/paper-customs")).Status);
    }
}
