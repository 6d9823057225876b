using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Mvc;

namespace CcHc.Portal.Web.Features.Shared.Papers;

/// <summary>A difference is accepted: the signed copy holds, and the portal's record follows it as far as it can.</summary>
public sealed class AcceptDifference(PortalDbContext db)
{
    /// <summary>What will be taken over, or what is left to do; said before and kept after.</summary>
    public static string Consequence(SignedDifference difference) => difference.Follows switch
    {
        FollowedRecord.AwardeeName when difference.Reading is not null => $"Tên trong hồ sơ khen thưởng và tra cứu công khai là «{difference.Reading}».",
        FollowedRecord.AwardeePost when difference.Reading is not null => $"Chức vụ, đơn vị trong hồ sơ khen thưởng và tra cứu công khai là «{difference.Reading}».",
        FollowedRecord.Awardee => "Người hoặc tập thể này không còn trong hồ sơ khen thưởng của Quyết định và trong tra cứu công khai.",
        FollowedRecord.Number => $"Số ghi nhận của văn bản là {difference.Reading}.",
        FollowedRecord.IssuedOn => $"Ngày ban hành ghi nhận là {difference.Reading}.",
        FollowedRecord.SignerName => $"Người ký ghi nhận là {difference.Reading}.",
        _ when difference.Kind == SignedDifferenceKind.Added =>
            "Cổng không tự thêm người hay nội dung từ bản ký. Nếu đây là một người được khen thưởng, bổ sung đề nghị khen thưởng; nếu bản ký nhầm, đề nghị cơ quan ban hành đính chính.",
        _ when difference.Kind == SignedDifferenceKind.Moved =>
            "Số thứ tự trong hồ sơ của cổng giữ theo bản trình ký. Khi vào sổ vàng, ghi số thứ tự theo bản ký.",
        _ when difference.FollowedId is not null =>
            "Cổng không giữ số liệu này thành dữ liệu riêng. Báo bộ phận tài chính hoặc bộ phận theo dõi lấy số liệu theo bản ký.",
        _ => "Nội dung này không là dữ liệu riêng của cổng. Tra cứu công khai mở tệp đã ký thay cho bản in của cổng.",
    };

    public async Task RunAsync(Actor by, Paper paper, SignedDifference difference, string? reason, DateTimeOffset now, CancellationToken cancellation)
    {
        var followUp = Consequence(difference);
        difference.Accept(by, reason, followUp, now);
        paper.FollowSignedCopy(by, difference.Follows, difference.Reading ?? "", difference.Reason, now);
        if (difference.Follows is not (FollowedRecord.AwardeeName or FollowedRecord.AwardeePost or FollowedRecord.Awardee))
        {
            return;
        }

        var awardee = await db.Awardees.Where(a => a.Id == difference.FollowedId).OneAsync(cancellation);
        switch (difference.Follows)
        {
            case FollowedRecord.Awardee:
                awardee.Strike();
                break;
            case FollowedRecord.AwardeeName when difference.Reading is { } name:
                DomainRuleException.ThrowIf(name.Length > Participant.NameMaxLength, "difference.long", "Tên đọc được trong bản ký dài quá mức lưu được; kiểm tra lại bản ký, hoặc chọn «Máy đọc sai».");
                awardee.FollowName(name);
                break;
            case FollowedRecord.AwardeePost:
                awardee.FollowPost(difference.Reading);
                break;
            default:
                break;
        }
    }
}
