using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>
/// The sample set with its 73 rows, filled in by two officers at once with 30 items from the store, and approved by the head on a
/// telephone. The line breaks, the session ends, both write one criterion; every word is there at the end.
/// </summary>
public sealed class WholeSheetTests(Chromium chromium)
{
    private const string Explanation = "Giải trình cách tính điểm";
    private const string SampleSet = "sample-commune-100.csv";
    private const int Items = 30;

    [Fact]
    public async Task TwoOfficersAndTheHead_FillAndApproveTheSampleSet_AndNothingIsLost()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CCHC_LONG") == "1", "73 rows in two browsers take minutes: scripts/test --long fills them in.");
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (portal, address) = await PortalHost.ServeAsync();
        await using var served = portal;
        var world = await UnitSideWorld.MakeAsync(portal, set: SetOrSkip());
        // Refusals are part of what the officers meet; the head must meet none.
        var findings = new Findings();
        await using var one = await ArriveAsync("one officer", world.Officer, address, null);
        await using var other = await ArriveAsync("the other officer with a telephone", world.Colleague, address, null);
        await other.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);

        // The store first; the line breaks on the third sending.
        var sendings = 0;
        await one.Page.RouteAsync("**/evidence/files", async route =>
        {
            if (Interlocked.Increment(ref sendings) == 3)
            {
                await route.AbortAsync("connectionreset");
                return;
            }

            await route.ContinueAsync();
        });
        foreach (var batch in Enumerable.Range(1, Items).Chunk(15))
        {
            await one.OpenAsync($"/units/{world.Commune.Id}/campaigns/{world.Campaign.Id}/evidence/new");
            await one.Page.GetByLabel("Chọn tệp").SetInputFilesAsync([.. batch.Select(i => new FilePayload { Name = $"tài liệu {i}.pdf", MimeType = "application/pdf", Buffer = Files.Pdf($"tài liệu {i}") })]);
            await one.ClickAsync("Đưa vào kho");
            await one.SeesAsync("Đã thêm 15 tệp vào kho.");
        }

        // Page by page, in turns, both at once.
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        var first = await PagesAsync(one, world);
        for (var page = 1; page <= first; page++)
        {
            var (walker, name) = page % 2 == 1 ? (one, "Lê") : (other, "Phạm");
            await walker.OpenAsync($"/sheets/{world.Sheet}?show=tat-ca&page={page}");
            await FillPageAsync(walker, name, typed);
        }

        // The session ends while one writes.
        var leaves = typed.Keys.Order(StringComparer.Ordinal).ToList();
        await one.OpenAsync($"/sheets/{world.Sheet}?show=tat-ca&at={leaves[0]}");
        portal.Clock.Now += TimeSpan.FromHours(11);
        typed[leaves[0]] = "Viết dở khi phiên làm việc hết hạn";
        await TypeAsync(one, leaves[0], typed[leaves[0]]);
        var dialog = one.Page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Đăng nhập lại" });
        await one.DoAsync("signs in on the same page", async () =>
        {
            await dialog.GetByLabel("Tên đăng nhập").FillAsync(world.Officer.UserName!);
            await dialog.GetByLabel("Mật khẩu").FillAsync(PortalHost.Password);
            await one.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(dialog).ToHaveCountAsync(0);
        });
        await SavedAsync(one, leaves[0], "20:00");

        // Both write one criterion, and the second one sees both.
        var shared = leaves[1];
        await one.OpenAsync($"/sheets/{world.Sheet}?show=tat-ca&at={shared}");
        await other.OpenAsync($"/sheets/{world.Sheet}?show=tat-ca&at={shared}");
        await TypeAsync(one, shared, "Bản của người thứ nhất");
        await SavedAsync(one, shared, "20:00");
        typed[shared] = "Bản của người thứ hai, đã xem bản kia";
        await TypeAsync(other, shared, typed[shared]);
        await other.DoAsync("sees both", () => Assertions.Expect(Criterion(other, shared)).ToContainTextAsync("Bản của người thứ nhất"));
        await other.LeaveAsync("keeps the own one", () => Criterion(other, shared).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Lưu tiêu chí" }).ClickAsync());

        await other.OpenAsync($"/sheets/{world.Sheet}/check");
        await other.ClickAsync("Trình thủ trưởng duyệt");
        await using var head = await ArriveAsync("the head on a telephone", world.Head, address, findings);
        await head.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await head.OpenAsync("/");
        await head.FollowAsync("Duyệt kết quả tự chấm điểm");
        await head.ClickAsync("Duyệt và khóa để ký");

        findings.AssertNone();
        var lines = (await world.LinesAsync()).ToDictionary(l => l.Code, StringComparer.Ordinal);
        Assert.Equal(typed, lines.Where(l => typed.ContainsKey(l.Key)).ToDictionary(l => l.Key, l => l.Value.SelfExplanation!));
        Assert.All(typed.Keys, code => Assert.NotNull(lines[code].SelfPoints));
        Assert.Contains(lines[shared].Marks, m => m.Reason == "Bản của người thứ nhất");
        Assert.Equal(Items, await portal.DbAsync(db => db.Evidence.CountAsync()));
        Assert.Equal(typed.Count, await portal.DbAsync(db => db.EvidenceUses.CountAsync()));
        Assert.Equal(Items + 1, sendings);
        var sheet = await world.ReadSheetAsync();
        Assert.Equal((SheetState.Locked, sheet.Leaves), (sheet.State, sheet.SelfDone));
    }

    private static ILocator Criterion(Walker walker, string code) => walker.Page.GetByTestId("line-" + code);

    private static Task TypeAsync(Walker walker, string code, string text) =>
        walker.DoAsync($"explains {code}", () => Criterion(walker, code).GetByLabel(Explanation).FillAsync(text));

    private static Task SavedAsync(Walker walker, string code, string time) =>
        walker.DoAsync($"waits until {code} is saved", () => Assertions.Expect(Criterion(walker, code).GetByTestId("saved")).ToContainTextAsync($"Đã lưu {time}"));

    private static async Task<int> PagesAsync(Walker walker, UnitSideWorld world)
    {
        await walker.OpenAsync($"/sheets/{world.Sheet}?show=tat-ca");
        var links = await walker.Page.Locator(".pager a").AllInnerTextsAsync();
        return links.Select(l => int.TryParse(l, out var number) ? number : 0).Max();
    }

    /// <summary>Answers every criterion of the page, explains it and chooses the newest item of the store; then waits for all of them.</summary>
    private static async Task FillPageAsync(Walker walker, string name, Dictionary<string, string> typed)
    {
        var codes = new List<string>();
        foreach (var article in await walker.Page.Locator("article.line:has(form)").AllAsync())
        {
            var code = (await article.GetAttributeAsync("data-testid"))!["line-".Length..];
            codes.Add(code);
            typed[code] = $"{name} giải trình tiêu chí {code}: theo báo cáo của đơn vị";
            await walker.DoAsync($"answers {code}", async () =>
            {
                var choices = article.Locator("input[name=option]");
                if (await choices.CountAsync() > 0)
                {
                    await choices.First.CheckAsync();
                }

                foreach (var (field, value) in new[] { ("numerator", "850"), ("denominator", "1000"), ("count", "1"), ("mark", "0,5"), ("date", "15/10/2025"), ("counts", "1") })
                {
                    foreach (var box in await article.Locator($"input[name={field}]").AllAsync())
                    {
                        await box.FillAsync(value);
                    }
                }

                var survey = article.Locator("input[name=value]");
                if (await survey.CountAsync() > 0 && await article.Locator("input[name=numerator]").CountAsync() == 0)
                {
                    await survey.FillAsync("86,5");
                }

                await article.GetByLabel(Explanation).FillAsync(typed[code]);
                await article.Locator("summary", new LocatorLocatorOptions { HasText = "Chọn từ kho" }).ClickAsync();
                await article.Locator("input[name=evidence]").First.CheckAsync();
            });
        }

        foreach (var code in codes)
        {
            await SavedAsync(walker, code, "09:00");
        }
    }

    private static IReadOnlyList<CriterionText> SetOrSkip()
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("CCHC_SHARED") ?? "", "data", "criteria", SampleSet);
        Assert.SkipUnless(File.Exists(path), $"{SampleSet} is not here; CCHC_SHARED names the folder of shared data.");
        using var file = File.OpenRead(path);
        return CriterionText.Of(CriteriaFile.Read(TableFile.Read(file, SampleSet)).Tree!);
    }

    private async Task<Walker> ArriveAsync(string who, Data.Accounts.Account account, Uri address, Findings? findings)
    {
        var walker = await Walker.ArriveAsync(who, await chromium.ContextAsync(address, scripts: true), findings, looks: findings is not null);
        walker.Knows(account.UserName!, PortalHost.Password);
        return walker;
    }
}
