using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

public sealed class RuleWordsTests
{
    [Theory]
    [InlineData("choice", "trước hạn=3 | chậm=1.5 | không=0", "Chọn một mức: trước hạn – 3 điểm; chậm – 1,5 điểm; không – 0 điểm.")]
    [InlineData("step", "R>=70→3; 40<=R<70→1; R<40→0", "Theo tỷ lệ: từ 70% trở lên – 3 điểm; từ 40% đến dưới 70% – 1 điểm; dưới 40% – 0 điểm.")]
    [InlineData("linear_band", "R>=100→max; 80<=R<100→R*max; R<80→0", "Theo tỷ lệ: từ 100% trở lên – 3 điểm; từ 80% đến dưới 100% – tỷ lệ nhân với 3 điểm; dưới 80% – 0 điểm.")]
    [InlineData("ratio", "score=R*max", "Điểm bằng tỷ lệ nhân với 3 điểm.")]
    [InlineData("ratio_capped", "T=80; R>=80→3; R<80→R*3/80", "Theo tỷ lệ: từ 80% trở lên – 3 điểm; dưới 80% – tỷ lệ chia 80% nhân với 3 điểm.")]
    [InlineData("weighted_ratio", "đúng hạn=1; muộn=0.5; score=R*max", "Điểm bằng tỷ lệ có hệ số nhân với 3 điểm; hệ số: đúng hạn 1; muộn 0,5.")]
    [InlineData("deduct", "start=3; per=0.25; unit=báo cáo chậm; floor=0", "Bắt đầu từ 3 điểm, mỗi báo cáo chậm trừ 0,25 điểm, thấp nhất còn 0 điểm.")]
    [InlineData("count", "per=0.5; unit=sáng kiến", "Mỗi sáng kiến được 0,5 điểm, nhiều nhất 3 điểm.")]
    [InlineData("deadline", "due=31/12; per=0.1/workday; grace=2; zero_after=10", "Hạn 31/12/2025; mỗi ngày làm việc chậm trừ 0,1 điểm, được chậm 2 ngày làm việc mà không bị trừ; chậm quá 10 ngày làm việc thì không có điểm.")]
    [InlineData("survey", "score=SIPAS*max", "Kết quả khảo sát (tính theo %) nhân với 3 điểm.")]
    [InlineData("expert", "step=0.25", "Chấm từ 0 đến 3 điểm, theo bước 0,25.")]
    [InlineData("penalty", "per=1; unit=vụ việc; cap=3; sanction=max:Tốt", "Mỗi vụ việc bị trừ 1 điểm, nhiều nhất 3 điểm; chế tài: max:Tốt.")]
    [InlineData("ratio", "score=R*max; round=0.25; no case → not applicable", "Điểm bằng tỷ lệ nhân với 3 điểm. Điểm làm tròn đến bội số của 0,25. Không phát sinh nhiệm vụ: loại trừ.")]
    public void Of_ARule_SaysItInASentence(string method, string rule, string words)
    {
        Assert.Equal(words, RuleWords.Of(Sheet.Leaf(method, rule), 2025));
    }
}
