namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>
/// The same chain where nobody above chuyên viên signs in: every step of a superior is recorded in the superior's name. A class of
/// its own, so that it runs beside the other.
/// </summary>
public sealed class EightStepsByExpertsTests(Chromium chromium)
{
    [Fact]
    public async Task TheWholeChain_WithNobodyAboveExpertsSigningIn_EndsInTheSameDecision_AlsoWithoutScripts()
    {
        const string chairman = "Trần Văn Bình, Chủ tịch";
        await using var office = await Office.OpenAsync(chromium, scripts: false);

        // 1, 2.
        await office.ImportAsync(await office.AdministratorAsync(), leadersSignIn: false);
        var manager = await office.SignInAsync("quan.ly");
        await office.PrepareAsync(manager);
        await office.PlanAndOpenAsync(manager, onBehalfOf: chairman);

        // 3. The heads said yes on the telephone; the manager records it.
        office.ItIs(17, 7);
        foreach (var commune in Office.Communes)
        {
            await office.RegisterAsync(await office.SignInAsync(commune.Officer));
            await manager.OpenAsync(office.Home);
            await manager.FollowAsync("Theo dõi đăng ký");
            await manager.FollowAsync(commune.Unit);
            await manager.FillAsync("Ghi nhận thay", $"Chủ tịch {commune.Unit}");
            await manager.ClickAsync("Duyệt đăng ký");
            await manager.FollowAsync("Lịch sử");
            await manager.SeesAsync("Lê Thị Quản");
            await manager.SeesAsync($"Chủ tịch {commune.Unit}");
        }

        // 4.
        office.ItIs(3, 11);
        foreach (var commune in Office.Communes)
        {
            await office.ScoreAsync(await office.SignInAsync(commune.Officer), commune);
            await manager.OpenAsync(office.Home);
            await manager.FollowAsync("Theo dõi tự chấm điểm");
            await manager.FollowAsync(commune.Unit);
            await manager.FollowAsync("Ghi nhận duyệt thay");
            await manager.FillAsync("Ghi nhận thay", $"Chủ tịch {commune.Unit}");
            await manager.ClickAsync("Duyệt và khóa để ký");
            await manager.SeesAsync("Đã duyệt và khóa để ký.");
            await manager.FollowAsync("Lịch sử");
            await manager.SeesAsync("Lê Thị Quản");
        }

        // 5. The agencies send their results by letter.
        office.ItIs(17, 11);
        await office.AppraiseAsync(await office.SignInAsync("noi.vu"), await office.SignInAsync("tu.phap"));
        office.ItIs(1, 12);
        foreach (var (agency, letter) in new[] { ("Sở Nội vụ", "Hoàng Thị Lan, Công văn số 412/SNV-CCHC"), ("Sở Tư pháp", "Vũ Thị Pháp, Công văn số 77/STP-VP") })
        {
            await manager.OpenAsync(office.Home);
            await manager.FollowAsync("Tiến độ thẩm định");
            var row = manager.Row(agency);
            await row.UnfoldAsync("Ghi nhận thay");
            await row.FillAsync("Người chốt, văn bản", letter);
            await row.TickAsync(Office.Stand);
            await row.ClickAsync($"Ghi nhận {agency} đã chốt");
            await manager.Row(agency).SeesAsync("Lê Thị Quản");
            await manager.Row(agency).SeesAsync($"ghi nhận thay {letter}");
        }

        // 6, 7.
        await office.SettleAndPublishAsync(manager);
        office.ItIs(8, 12);
        await office.ProposeAsync(manager, onBehalfOf: "Hoàng Thị Lan, Giám đốc Sở");
        office.ItIs(16, 12);
        await manager.OpenAsync(await office.DraftDecisionAsync(manager));
        await Office.RecordAsync(manager, "2468", "16/12/2025", onBehalfOf: chairman);
        await office.PrintCertificatesAsync(manager);

        // 8.
        await office.LookUpAsync(await office.VisitorAsync());
    }
}
