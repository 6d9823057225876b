namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>The chain from the list of units to the award anybody can look up, in a browser, as the office tells it.</summary>
public sealed class EightStepsTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task TheWholeChain_WithEverybodySigningIn_EndsInTheDecisionAnybodyCanRead()
    {
        await using var office = await Office.OpenAsync(chromium, scripts: true);

        // 1. The administrator brings units and people in.
        var administrator = await office.AdministratorAsync();
        await office.ImportAsync(administrator, withLeaders: true);

        // 2. The manager prepares and opens.
        var manager = await office.SignInAsync("quan.ly");
        await office.PrepareAsync(manager);
        await office.PlanAndOpenAsync(manager);

        // 3. The officer registers, the head approves.
        office.ItIs(17, 7);
        var officer = await office.SignInAsync("dong.hoa");
        await office.RegisterAsync(officer);
        var head = await office.SignInAsync("thu.truong.dh");
        await head.FollowAsync("Duyệt bản đăng ký thi đua");
        await head.ClickAsync("Duyệt đăng ký");
        await head.SeesAsync("Đã duyệt bản đăng ký.");

        // 4. Evidence all year, then the sheet; the head locks it; the report goes out.
        office.ItIs(10, 9);
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
        await office.ScoreAsync(officer, "Đúng hạn – 20 điểm", 19, posted: true, proof: "số 05/KH-UBND, ngày 20/07/2025, Kế hoạch cải cách hành chính");
        await LockAsync(head);
        await officer.OpenAsync("/");
        await officer.FollowAsync("Trình ký và ghi nhận báo cáo tự chấm điểm");
        await Office.CheckAndSubmitAsync(officer);
        await Office.RecordAsync(officer, "31", "03/11/2025");
        foreach (var (unit, plan, done, posted) in new[] { ("th", "Đúng hạn – 20 điểm", 15, true), ("nh", "Chậm – 10 điểm", 20, true), ("bh", "Đúng hạn – 20 điểm", 15, false) })
        {
            await office.ScoreAsync(await office.SignInAsync(OfficerOf(unit)), plan, done, posted);
            await LockAsync(await office.SignInAsync($"thu.truong.{unit}"));
        }

        // 5. Appraised sheet by sheet and by the column; agencies close; nobody judges the own unit.
        office.ItIs(17, 11);
        var homeAffairs = await office.SignInAsync("noi.vu");
        await homeAffairs.Head.FollowAsync("Thẩm định");
        await homeAffairs.FollowAsync(Office.Campaign);
        await homeAffairs.Row("Sở Nội vụ").SeesAsync("Không mở được");
        await homeAffairs.FollowAsync(Office.East);
        await homeAffairs.ClickAsync("Đồng ý với điểm tự chấm (20)");
        await homeAffairs.FillAsync("Điểm thẩm định", "36");
        await homeAffairs.FillAsync("Lý do", "Một nhiệm vụ hoàn thành chưa có sản phẩm");
        await homeAffairs.ClickAsync("Lưu và sang mục tiếp");
        await homeAffairs.SeesAsync($"Đã lưu: {Office.East}, tiêu chí 1.2, 36 điểm.");
        await office.AppraiseByColumnAsync(homeAffairs, "Ban hành kế hoạch cải cách hành chính", "TH\t20\nNH\t10\nBH\t20", 3);
        await office.AppraiseByColumnAsync(homeAffairs, "Tỷ lệ nhiệm vụ hoàn thành", "TH\t30\nNH\t40\nBH\t30", 3);
        var justice = await office.SignInAsync("tu.phap");
        await office.AppraiseByColumnAsync(justice, "Sáng kiến được áp dụng", "DH\t20\nTH\t20\nNH\t20\nBH\t20", 4);
        await office.AppraiseByColumnAsync(justice, "Niêm yết công khai thủ tục", "DH\t20\nTH\t20\nNH\t20\nBH\t0", 4);
        office.ItIs(1, 12);
        foreach (var lead in new[] { "giam.doc.nv", "giam.doc.tp" })
        {
            var leader = await office.SignInAsync(lead);
            await leader.Head.FollowAsync("Thẩm định");
            await leader.FollowAsync("Chốt thẩm định");
            await leader.TickAsync("Giữ điểm tự chấm cho 2 điểm chưa thẩm định; kết quả ghi rõ «chưa thẩm định».");
            await leader.ClickAsync("Chốt thẩm định");
            await leader.SeesAsync("Đã chốt thẩm định của");
        }

        // 6. Settled, ranked, published; nominations within the quota; Tờ trình.
        await office.SettleAndPublishAsync(manager);
        office.ItIs(8, 12);
        await office.ProposeAsync(manager);

        // 7. The leader reads what will be signed; văn thư records it.
        office.ItIs(16, 12);
        var decision = await office.DraftDecisionAsync(manager);
        var chairman = await office.SignInAsync("chu.tich");
        await chairman.FollowAsync("Đọc bản trình ký");
        await chairman.SeesAsync(Office.East);
        await chairman.SeesAsync("Trần Văn Bình");
        var clerk = await office.SignInAsync("van.thu");
        await clerk.OpenAsync(decision);
        var recorded = await Office.RecordAsync(clerk, "2468", "16/12/2025");
        await office.PrintCertificatesAsync(manager);

        // 8. Anybody can find it and read it.
        await office.LookUpAsync(await office.VisitorAsync(), recorded);

        office.Findings!.AssertNone();
    }

    private static async Task LockAsync(Walker head)
    {
        await head.OpenAsync("/");
        await head.FollowAsync("Duyệt kết quả tự chấm điểm");
        await head.ClickAsync("Duyệt và khóa để ký");
        await head.SeesAsync("Đã duyệt và khóa để ký.");
    }

    private static string OfficerOf(string unit) => unit switch { "th" => "tay.hoa", "nh" => "nam.hoa", _ => "bac.hoa" };
}
