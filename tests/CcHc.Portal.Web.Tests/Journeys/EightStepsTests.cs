namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>The chain from the list of units to the award anybody can look up, in a browser, as the office tells it.</summary>
public sealed class EightStepsTests(Chromium chromium)
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
        await officer.FillAsync("Trích yếu, tên tài liệu", "Kế hoạch cải cách hành chính");
        await officer.FillAsync("Số, ký hiệu", "05/KH-UBND");
        await officer.FillAsync("Ngày của văn bản", "20/07/2025");
        await officer.ClickAsync("Lưu mô tả");
        await officer.SeesAsync("Đã lưu mô tả của 1 tài liệu.");

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
}
