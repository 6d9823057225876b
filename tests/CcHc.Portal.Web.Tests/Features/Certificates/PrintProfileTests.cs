using System.Net;
using System.Text;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Certificates;

/// <summary>Print profiles of an agency and the way it counts.</summary>
public sealed class PrintProfileTests : PortalTest
{
    private CampaignScene scene = null!;
    private Visitor clerk = null!;

    private string Setup => $"/units/{scene.Committee.Id}/certificate-printing";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.OpenAsync(Portal, Judging.ReviewOnly, ["Sở Y tế", "Sở Tư pháp"], ["2"]);
        clerk = await Portal.AsAsync(Role.RecordsClerk, scene.Committee);
    }

    [Fact]
    public async Task AProfile_IsTyped_TriedOnATestSheet_AndUsedForABatch()
    {
        var form = await (await clerk.GetAsync(Setup)).FollowAsync("Thêm mẫu in");
        var refused = await form.PostAsync(Fields(("form.name", "Máy in phòng Văn thư"), ("form.way", "TextOnly"), ("form.right", "3,2"), ("form.down", "-2,5"), ("form.parts[2].isOnBlank", "true")));
        Assert.Equal(["Dịch sang phải (mm): Độ dịch sang phải từ −20 đến 20 mm, từng nấc 0,5 mm."], refused.Errors);
        Assert.Equal("3,2", refused.Document.QuerySelector("#f-form-right")!.GetAttribute("value"));
        Assert.True(refused.Has("input[name='form.parts[2].isOnBlank'][checked]"));

        var saved = await refused.PostAsync(Fields(("form.right", "3")));
        Assert.Equal("Đã thêm mẫu in «Máy in phòng Văn thư». In tờ thử rồi ghi độ dịch nếu máy in lệch.", saved.Notice);
        var sheet = Encoding.UTF8.GetString((await saved.FollowAsync("In tờ thử (PDF)")).Body);
        Assert.Contains("tờ 297 × 210, dịch 3 -2,5, in sẵn Border Emblem Form, thử", sheet.Replace("-2.5", "-2,5", StringComparison.Ordinal), StringComparison.Ordinal);

        var decision = await scene.AwardAsync(0, 1);
        var asked = await (await clerk.GetAsync($"/papers/{decision}/certificates/printing")).PressAsync("Dựng tệp in", Fields(("form.profileId", await Portal.DbAsync(db => db.PrintProfiles.Select(p => p.Id).SingleAsync()))));
        await Portal.RunJobsAsync();
        var done = await clerk.GetAsync(asked.Path);
        Assert.Contains("Máy in phòng Văn thư", done.Texts("main dd"));
        var file = Encoding.UTF8.GetString((await done.FollowAsync("Tải tệp in")).Body);
        Assert.Contains("in sẵn Border Emblem Form\n", file, StringComparison.Ordinal);
        Assert.Contains("Sở Y tế", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoPeopleOnOneProfile_DoNotOverwriteEachOther()
    {
        var profile = new PrintProfile(scene.Manager, scene.Committee.Id, PrintProfile.OnPlainPaper with { Name = "Máy in tầng 2" }, scene.Now);
        await Portal.SaveAsync(profile);
        var (mine, theirs) = (await clerk.GetAsync($"/print-profiles/{profile.Id}"), await clerk.GetAsync($"/print-profiles/{profile.Id}"));
        await theirs.PostAsync(Fields(("form.down", "1")), "main form[method=post]");

        var conflict = await mine.PostAsync(Fields(("form.right", "2")), "main form[method=post]");

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("2", conflict.Document.QuerySelector("#f-form-right")!.GetAttribute("value"));
        Assert.Equal((0m, 1m), await Portal.DbAsync(db => db.PrintProfiles.Select(p => ValueTuple.Create(p.RightTenths / 10m, p.DownTenths / 10m)).SingleAsync()));
        Assert.Equal($"Đã lưu mẫu in «Máy in tầng 2».", (await conflict.PostAsync()).Notice);
        Assert.Equal((2m, 0m), await Portal.DbAsync(db => db.PrintProfiles.Select(p => ValueTuple.Create(p.RightTenths / 10m, p.DownTenths / 10m)).SingleAsync()));
    }

    [Fact]
    public async Task HowTheAgencyCounts_IsSet_AndSaidAtTheFieldWhenWrong()
    {
        var refused = await (await clerk.GetAsync(Setup)).PressAsync("Lưu cách đánh số", Fields(("form.counting", "PerYear"), ("form.firstNumber", "121")));
        Assert.Equal(["Của năm: Cần ghi năm mà số bắt đầu này thuộc về; năm sau lại từ 1."], refused.Errors);

        var saved = await refused.PressAsync("Lưu cách đánh số", Fields(("form.firstYear", "2025")));

        Assert.Equal("Đã đặt cách đánh số sổ vàng: theo năm, chung mọi hình thức, năm 2025 bắt đầu từ số 121.", saved.Notice);
        Assert.Equal((BookCounting.PerYear, 121, 2025), await Portal.DbAsync(db => db.GoldenBooks.Select(b => ValueTuple.Create(b.Counting, b.FirstNumber, b.FirstYear!.Value)).SingleAsync()));
        Assert.Equal("book.count", await Portal.DbAsync(db => db.AuditEntries.Where(a => a.SubjectId == scene.Committee.Id && a.Act == "book.count").Select(a => a.Act).SingleAsync()));
    }

    [Fact]
    public async Task WhoDoesNotPrint_SetsNothingUp()
    {
        var profile = new PrintProfile(scene.Manager, scene.Committee.Id, PrintProfile.OnPlainPaper, scene.Now);
        await Portal.SaveAsync(profile);
        var leader = await Portal.AsAsync(Role.Leader, scene.Committee);

        foreach (var path in new[] { Setup, $"/units/{scene.Committee.Id}/print-profiles/new", $"/print-profiles/{profile.Id}", $"/print-profiles/{profile.Id}/test-sheet" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await leader.GetAsync(path)).Status);
        }

        foreach (var path in new[] { $"/units/{scene.Committee.Id}/print-profiles", $"/print-profiles/{profile.Id}", $"/print-profiles/{profile.Id}/removal", $"{Setup}/golden-book" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await leader.PostAsync(path)).Status);
        }
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();
}
