using CcHc.Portal.Domain.Units;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Units;

public sealed class UnitKindsTests
{
    [Theory]
    [InlineData("Sở Nội vụ", UnitKind.Department)]
    [InlineData("Cơ quan chuyên môn", UnitKind.Department)]
    [InlineData("so", UnitKind.Department)]
    [InlineData("UBND xã Tân Hội", UnitKind.CommuneCommittee)]
    [InlineData("Uỷ ban nhân dân phường Long Xuyên", UnitKind.CommuneCommittee)]
    [InlineData("Ủy ban nhân dân tỉnh An Giang", UnitKind.ProvincialCommittee)]
    [InlineData("Trung tâm Phục vụ hành chính công", UnitKind.PublicServiceCentre)]
    [InlineData("Trung tâm Y tế", UnitKind.PublicServiceUnit)]
    [InlineData("Trường THCS Nguyễn Trãi", UnitKind.School)]
    [InlineData("bản Mường", UnitKind.Neighbourhood)]
    [InlineData("Bảo hiểm xã hội tỉnh", UnitKind.VerticalAgency)]
    [InlineData("Báo An Giang", UnitKind.Press)]
    [InlineData("Công an tỉnh", UnitKind.ArmedForces)]
    [InlineData("don vi su nghiep", UnitKind.PublicServiceUnit)]
    public void Read_KnowsTheWordsOfTheOffice(string text, UnitKind expected) => Assert.Equal(expected, UnitKinds.Read(text));

    [Theory]
    [InlineData("Bàn tròn")]
    [InlineData("ban")]
    [InlineData("Xãxxx")]
    [InlineData("")]
    [InlineData(null)]
    public void Read_DoesNotGuess(string? text) => Assert.Null(UnitKinds.Read(text));
}
