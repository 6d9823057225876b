using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Units;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Units;

public sealed class UnitTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 1, 7);

    [Fact]
    public void Tree_IsARangeOfPaths()
    {
        var province = new Unit("UBND tỉnh", UnitKind.ProvincialCommittee);
        var department = new Unit("Sở Nội vụ", UnitKind.Department, province);

        Assert.StartsWith(province.TreePath, department.TreePath, StringComparison.Ordinal);
        Assert.Equal(1 + 33, province.TreePath.Length);
        Assert.Equal((1 + 33) + 33, department.TreePath.Length);
        Assert.Equal(province.Id, department.ParentId);
    }

    [Fact]
    public void CorrectPapers_SaysWhatWasDifferent_AndNothingWhereNothingIs()
    {
        var unit = Valid();
        unit.CorrectPapers(Given.Minh, "SNV", " An Giang ", null, Later);
        var facts = unit.Facts.Count;

        unit.CorrectPapers(Given.Minh, "SNV", "An Giang", "", Later);

        Assert.Equal((facts, "SNV", "An Giang", null), (unit.Facts.Count, unit.PaperSymbol, unit.PlaceName, unit.PaperSuperior));
        Given.Left(unit, AuditSubject.Unit, unit.Id, null, Given.Minh, Later, "unit.papers", "Sửa cách ghi trên văn bản", to: "SNV · An Giang");
    }

    [Fact]
    public void Rename_KeepsTheOldNameForItsTime()
    {
        var unit = Valid();

        unit.Rename(Given.Minh, " Sở Nội vụ và Lao động ", Given.Day(1, 7), Later);

        Assert.Equal(("Sở Nội vụ", "Sở Nội vụ và Lao động", "Sở Nội vụ và Lao động"), (unit.NameOn(Given.Day(30, 6)), unit.NameOn(Given.Day(1, 7)), unit.Name));
        Assert.Equal("so noi vu so noi vu va lao dong snv", unit.SearchText);
        Left(unit, "unit.rename", "Đổi tên đơn vị", "Sở Nội vụ", "Sở Nội vụ và Lao động");
    }

    [Fact]
    public void Rename_ToTheSameOrToNothing_ChangesNothing()
    {
        var unit = Valid();

        unit.Rename(Given.Lan, "Sở Nội vụ ", Given.Day(1, 7), Later);
        Given.Refuses("unit.name", "Cần ghi tên đơn vị.", () => unit.Rename(Given.Lan, " ", Given.Day(1, 7), Later));

        Assert.Single(unit.Names);
        Assert.Empty(unit.Facts);
        Given.Refuses("unit.name", "Cần ghi tên đơn vị.", () => _ = new Unit("", UnitKind.Other));
    }

    [Fact]
    public void Announce_And_Reclassify_LeaveFacts()
    {
        var unit = Valid();

        unit.Announce(Given.Minh, Later);
        Left(unit, "unit.add", "Thêm đơn vị", to: "Sở Nội vụ");
        unit.Reclassify(Given.Minh, UnitKind.Division, Later);

        Assert.Equal(UnitKind.Division, unit.Kind);
        Left(unit, "unit.kind", "Đổi loại đơn vị", "Cơ quan chuyên môn", "Phòng thuộc Ủy ban nhân dân");
        unit.Reclassify(Given.Minh, UnitKind.Division, Later);
        Assert.Equal(2, unit.Facts.Count);
    }

    [Fact]
    public void Move_UnderAnother_ChangesThePath()
    {
        var unit = Valid();
        var parent = new Unit("UBND tỉnh", UnitKind.ProvincialCommittee);

        unit.MoveUnder(Given.Minh, parent, Later);

        Assert.Equal((parent.Id, true), (unit.ParentId!.Value, unit.TreePath.StartsWith(parent.TreePath, StringComparison.Ordinal)));
        Left(unit, "unit.move", "Chuyển đơn vị cấp trên", to: "UBND tỉnh");
    }

    [Fact]
    public void Move_UnderItselfOrItsOwn_IsRefused()
    {
        const string text = "Đơn vị cấp trên không thể là chính đơn vị này hoặc đơn vị trực thuộc của nó.";
        var unit = Valid();
        var child = new Unit("Phòng CCHC", UnitKind.Division, unit);

        Given.Refuses("unit.parent", text, () => unit.MoveUnder(Given.Lan, unit, Later));
        Given.Refuses("unit.parent", text, () => unit.MoveUnder(Given.Lan, child, Later));
    }

    [Fact]
    public void Close_EndsValidityWithTheLastDay()
    {
        var unit = Valid();

        unit.Close(Given.Minh, Given.Day(30, 6), " Sáp nhập ", Later);

        Assert.True(unit.IsValidOn(Given.Day(30, 6)));
        Assert.False(unit.IsValidOn(Given.Day(1, 7)));
        Assert.False(unit.IsValidOn(Given.Day(31, 12, 2024)));
        Left(unit, "unit.close", "Kết thúc hoạt động", null, "30/06/2026", "Sáp nhập");
    }

    [Fact]
    public void Close_BeforeItBegan_IsRefused() =>
        Given.Refuses("unit.valid-to", "Ngày kết thúc phải từ ngày thành lập trở đi.", () => Valid().Close(Given.Lan, Given.Day(31, 12, 2024), null, Later));

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.01)]
    public void Lineage_WithAShareThatCannotBe_IsRefused(decimal share) =>
        Given.Refuses("lineage.share", "Tỷ lệ phải lớn hơn 0 và không quá 100%.", () => _ = new UnitLineage(Given.Id(1), Given.Id(2), Given.Day(1, 7), LineageKind.Merger, share));

    [Fact]
    public void Lineage_KeepsItsShareExactly() =>
        Assert.Equal((3333, null), (new UnitLineage(Given.Id(1), Given.Id(2), Given.Day(1, 7), LineageKind.Split, 0.3333m).ShareTenThousandths!.Value, new UnitLineage(Given.Id(1), Given.Id(2), Given.Day(1, 7), LineageKind.Merger).ShareTenThousandths));

    [Fact]
    public void Territory_IsTheSameOnlyWithNameKindAndParent_AndOpensAgainWhenItReturns()
    {
        var commune = new AdministrativeUnit("from-2025-07-01", "00118", "01", 3, "Phường", "Ba Đình");

        Assert.True(commune.IsSame("01", 3, "Phường", "Ba Đình"));
        Assert.False(commune.IsSame("01", 3, "Xã", "Ba Đình"));
        Assert.Equal("ba dinh 00118", commune.SearchText);
        commune.Close(Later);
        Assert.False(commune.IsSame("01", 3, "Phường", "Ba Đình"));
        commune.Describe("01", 3, "Phường", "Ba Đình");
        Assert.True(commune.IsSame("01", 3, "Phường", "Ba Đình"));
    }

    private static Unit Valid() => new(" Sở Nội vụ ", UnitKind.Department, code: "SNV", validFrom: Given.Day(1, 1, 2025));

    private static void Left(Unit unit, string act, string what, string? from = null, string? to = null, string? reason = null) =>
        Given.Left(unit, AuditSubject.Unit, unit.Id, null, Given.Minh, Later, act, what, from, to, reason);
}
