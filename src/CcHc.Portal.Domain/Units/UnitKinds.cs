namespace CcHc.Portal.Domain.Units;

/// <summary>The kind of a unit by the words offices use for it, in a column of their file or at the head of its name.</summary>
public static class UnitKinds
{
    private static readonly (string Words, UnitKind Kind)[] Known =
    [
        ("ubnd tỉnh", UnitKind.ProvincialCommittee),
        ("ủy ban nhân dân tỉnh", UnitKind.ProvincialCommittee),
        ("ubnd huyện", UnitKind.DistrictCommittee),
        ("ubnd quận", UnitKind.DistrictCommittee),
        ("ubnd thị xã", UnitKind.DistrictCommittee),
        ("ủy ban nhân dân huyện", UnitKind.DistrictCommittee),
        ("ủy ban nhân dân quận", UnitKind.DistrictCommittee),
        ("ủy ban nhân dân thị xã", UnitKind.DistrictCommittee),
        ("ubnd cấp huyện", UnitKind.DistrictCommittee),
        ("cấp huyện", UnitKind.DistrictCommittee),
        ("ubnd xã", UnitKind.CommuneCommittee),
        ("ubnd phường", UnitKind.CommuneCommittee),
        ("ubnd thị trấn", UnitKind.CommuneCommittee),
        ("ubnd đặc khu", UnitKind.CommuneCommittee),
        ("ubnd cấp xã", UnitKind.CommuneCommittee),
        ("ủy ban nhân dân xã", UnitKind.CommuneCommittee),
        ("ủy ban nhân dân phường", UnitKind.CommuneCommittee),
        ("ủy ban nhân dân thị trấn", UnitKind.CommuneCommittee),
        ("ủy ban nhân dân đặc khu", UnitKind.CommuneCommittee),
        ("cấp xã", UnitKind.CommuneCommittee),
        ("xã", UnitKind.CommuneCommittee),
        ("phường", UnitKind.CommuneCommittee),
        ("thị trấn", UnitKind.CommuneCommittee),
        ("đặc khu", UnitKind.CommuneCommittee),
        ("sở", UnitKind.Department),
        ("sở, ban, ngành", UnitKind.Department),
        ("cơ quan chuyên môn", UnitKind.Department),
        ("văn phòng ubnd", UnitKind.Department),
        ("văn phòng ủy ban nhân dân", UnitKind.Department),
        ("thanh tra tỉnh", UnitKind.Department),
        ("ban quản lý khu", UnitKind.Department),
        ("phòng", UnitKind.Division),
        ("văn phòng hđnd và ubnd", UnitKind.Division),
        ("trung tâm phục vụ hành chính công", UnitKind.PublicServiceCentre),
        ("trung tâm hành chính công", UnitKind.PublicServiceCentre),
        ("đơn vị sự nghiệp", UnitKind.PublicServiceUnit),
        ("sự nghiệp", UnitKind.PublicServiceUnit),
        ("trung tâm", UnitKind.PublicServiceUnit),
        ("bệnh viện", UnitKind.PublicServiceUnit),
        ("ban quản lý dự án", UnitKind.PublicServiceUnit),
        ("trường", UnitKind.School),
        ("trạm y tế", UnitKind.HealthStation),
        ("thôn", UnitKind.Neighbourhood),
        ("tổ dân phố", UnitKind.Neighbourhood),
        ("khu phố", UnitKind.Neighbourhood),
        ("ấp", UnitKind.Neighbourhood),
        ("bản", UnitKind.Neighbourhood),
        ("cơ quan ngành dọc", UnitKind.VerticalAgency),
        ("ngành dọc", UnitKind.VerticalAgency),
        ("thuế", UnitKind.VerticalAgency),
        ("kho bạc", UnitKind.VerticalAgency),
        ("bảo hiểm xã hội", UnitKind.VerticalAgency),
        ("hải quan", UnitKind.VerticalAgency),
        ("lực lượng vũ trang", UnitKind.ArmedForces),
        ("công an", UnitKind.ArmedForces),
        ("bộ chỉ huy quân sự", UnitKind.ArmedForces),
        ("ban chỉ huy quân sự", UnitKind.ArmedForces),
        ("bộ đội biên phòng", UnitKind.ArmedForces),
        ("cơ quan đảng", UnitKind.PartyOrFront),
        ("đảng", UnitKind.PartyOrFront),
        ("đảng ủy", UnitKind.PartyOrFront),
        ("mặt trận", UnitKind.PartyOrFront),
        ("ủy ban mặt trận", UnitKind.PartyOrFront),
        ("ủy ban mttq", UnitKind.PartyOrFront),
        ("đoàn thể", UnitKind.PartyOrFront),
        ("đoàn thanh niên", UnitKind.PartyOrFront),
        ("hội liên hiệp phụ nữ", UnitKind.PartyOrFront),
        ("hội nông dân", UnitKind.PartyOrFront),
        ("hội cựu chiến binh", UnitKind.PartyOrFront),
        ("liên đoàn lao động", UnitKind.PartyOrFront),
        ("cơ quan báo chí", UnitKind.Press),
        ("báo", UnitKind.Press),
        ("đài", UnitKind.Press),
        ("doanh nghiệp", UnitKind.Enterprise),
        ("công ty", UnitKind.Enterprise),
        ("tổng công ty", UnitKind.Enterprise),
        ("ngân hàng", UnitKind.Enterprise),
        ("đơn vị khác", UnitKind.Other),
        ("khác", UnitKind.Other),
    ];

    // A longer phrase says more: «trung tâm phục vụ hành chính công» before «trung tâm».
    private static readonly (string Words, UnitKind Kind)[] Longest =
    [
        .. Enum.GetValues<UnitKind>().Select(k => (StateNames.Of(k).ToLower(Vietnamese.Culture), k))
            .Concat(Known)
            .OrderByDescending(k => k.Item1.Length),
    ];

    /// <summary>The kinds as a file may name them, for a message.</summary>
    public static string Names => string.Join("; ", Enum.GetValues<UnitKind>().Select(k => StateNames.Of(k)));

    /// <summary>
    /// Reads the words with their marks, and without where that leaves no doubt: «xa» is a commune, «ban» could be a board or a
    /// village and is not read.
    /// </summary>
    public static UnitKind? Read(string? text)
    {
        var clean = Vietnamese.Clean(text)?.ToLower(Vietnamese.Culture).Replace("uỷ", "ủy", StringComparison.Ordinal);
        if (clean is null)
        {
            return null;
        }

        foreach (var (words, kind) in Longest)
        {
            if (Begins(clean, words))
            {
                return kind;
            }
        }

        var folded = Vietnamese.Fold(clean);
        if (folded != clean)
        {
            // It bears marks, so what it says without them is chance: «bàn» is no village.
            return null;
        }

        var found = Longest.Where(k => Begins(folded, Vietnamese.Fold(k.Words))).ToList();
        var longest = found.Where(f => f.Words.Length == found[0].Words.Length).Select(f => f.Kind).Distinct().ToList();
        return longest is [var one] && folded != "ban" ? one : null;
    }

    private static bool Begins(string text, string words) =>
        text.StartsWith(words, StringComparison.Ordinal) && (text.Length == words.Length || !char.IsLetterOrDigit(text[words.Length]));
}
