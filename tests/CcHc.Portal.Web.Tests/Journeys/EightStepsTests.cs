namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>The chain from the list of units to the award anybody can look up, in a browser, as the office tells it.</summary>
public sealed class EightStepsTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task TheWholeChain_WithEverybodySigningIn_EndsInTheDecisionAnybodyCanRead()
    {
        await using var office = await Office.OpenAsync(chromium, scripts: true);

        // 1. The administrator brings units and people in.
        await office.ImportAsync(await office.AdministratorAsync(), leadersSignIn: true);

        // 2. The manager prepares and opens.
        var manager = await office.SignInAsync("quan.ly");
        await office.PrepareAsync(manager);
        await office.PlanAndOpenAsync(manager);

        // 3. The officers register, the heads approve.
        office.ItIs(17, 7);
        foreach (var commune in Office.Communes)
        {
            await office.RegisterAsync(await office.SignInAsync(commune.Officer));
            var head = await office.SignInAsync(commune.Head);
            await head.FollowAsync("Duyệt bản đăng ký thi đua");
            await head.ClickAsync("Duyệt đăng ký");
            await head.SeesAsync("Đã duyệt bản đăng ký.");
        }

        // 4. Evidence all year, then the sheet; the head locks it; the report goes out.
        office.ItIs(10, 9);
        var officer = await office.SignInAsync("dong.hoa");
        await officer.OpenAsync(office.Home);
        await officer.FollowAsync("Kho tài liệu kiểm chứng");
        await officer.FollowAsync("Thêm tài liệu");
        await officer.AttachAsync("Chọn tệp", "ke-hoach-cchc.pdf", OfficeFiles.Scan("Ke hoach cai cach hanh chinh"));
        await officer.ClickAsync("Đưa vào kho");
        await officer.SeesAsync("Đã thêm 1 tệp vào kho.");
        await officer.FollowAsync("ke-hoach-cchc");
        await officer.FillAsync("Trích yếu, tên tài liệu", "Kế hoạch cải cách hành chính");
        await officer.FillAsync("Số, ký hiệu", "05/KH-UBND");
        await officer.FillAsync("Ngày của văn bản", "20/07/2025");
        await officer.ClickAsync("Lưu mô tả");
        await officer.SeesAsync("Đã lưu mô tả tài liệu.");

        office.ItIs(3, 11);
        foreach (var commune in Office.Communes)
        {
            await office.ScoreAsync(
                await office.SignInAsync(commune.Officer), commune, commune.Unit == Office.East ? "số 05/KH-UBND, ngày 20/07/2025, Kế hoạch cải cách hành chính" : null);
            var head = await office.SignInAsync(commune.Head);
            await head.OpenAsync("/");
            await head.FollowAsync("Duyệt kết quả tự chấm điểm");
            await head.ClickAsync("Duyệt và khóa để ký");
            await head.SeesAsync("Đã duyệt và khóa để ký.");
        }

        await officer.OpenAsync("/");
        await officer.FollowAsync("Trình ký và ghi nhận báo cáo tự chấm điểm");
        await Office.CheckAndSubmitAsync(officer);
        await Office.RecordAsync(officer, "31", "03/11/2025");

        // 5. Appraised sheet by sheet and by the column; the agencies close.
        office.ItIs(17, 11);
        await office.AppraiseAsync(await office.SignInAsync("noi.vu"), await office.SignInAsync("tu.phap"));
        office.ItIs(1, 12);
        foreach (var userName in new[] { "giam.doc.nv", "giam.doc.tp" })
        {
            var lead = await office.SignInAsync(userName);
            await lead.Head.FollowAsync("Thẩm định");
            await lead.FollowAsync("Chốt thẩm định");
            await lead.TickAsync(Office.Stand);
            await lead.ClickAsync("Chốt thẩm định");
            await lead.SeesAsync("Đã chốt thẩm định của");
        }

        // 6. Settled, ranked, published; nominations within the quota; Tờ trình.
        await office.SettleAndPublishAsync(manager);
        office.ItIs(8, 12);
        await office.ProposeAsync(manager);

        // 7. The leader reads what will be signed; văn thư records it; certificates.
        office.ItIs(16, 12);
        var decision = await office.DraftDecisionAsync(manager);
        var chairman = await office.SignInAsync("chu.tich");
        await chairman.FollowAsync("Đọc bản trình ký");
        await chairman.SeesAsync(Office.East);
        await chairman.SeesAsync("Trần Văn Bình");
        var clerk = await office.SignInAsync("van.thu");
        await clerk.OpenAsync(decision);
        await Office.RecordAsync(clerk, "2468", "16/12/2025");
        await office.PrintCertificatesAsync(manager);

        // 8. Anybody finds it and reads it.
        await office.LookUpAsync(await office.VisitorAsync());

        office.Findings!.AssertNone();
    }

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
