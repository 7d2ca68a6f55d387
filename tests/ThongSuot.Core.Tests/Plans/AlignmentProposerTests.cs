using ThongSuot.Core.Plans;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Tests.Plans;

public sealed class AlignmentProposerTests
{
    private static readonly DateOnly Day = new(2025, 9, 30);

    [Theory]
    // A figure that is lower, and the same or a higher one.
    [InlineData("Phổ biến nghị quyết tới 100% đảng viên chi bộ", "Phổ biến nghị quyết tới 80% đảng viên chi bộ", "alignment.figure-lower")]
    [InlineData("Phổ biến nghị quyết tới 80% đảng viên chi bộ", "Phổ biến nghị quyết tới 95,5% đảng viên chi bộ", null)]
    [InlineData("Mở ít nhất 03 lớp dạy nghề nông thôn", "Mở 2 lớp dạy nghề nông thôn", "alignment.figure-lower")]
    [InlineData("Mở ít nhất 03 lớp dạy nghề nông thôn", "Mở 3 lớp dạy nghề nông thôn", null)]
    [InlineData("Tạo việc làm cho 1.200 lao động nông thôn", "Tạo việc làm cho 900 lao động nông thôn", "alignment.figure-lower")]
    [InlineData("Phân luồng 40 - 45% học sinh tốt nghiệp học nghề", "Phân luồng 42% học sinh tốt nghiệp học nghề", null)]
    // A figure that is gone; a date, a year and a number of a document are none.
    [InlineData("Phổ biến nghị quyết tới 100% đảng viên chi bộ", "Phổ biến nghị quyết tới đảng viên chi bộ", "alignment.figure-missing")]
    [InlineData("Phổ biến nghị quyết số 27-NQ/TU năm 2025 tới đảng viên chi bộ", "Phổ biến nghị quyết tới đảng viên chi bộ", null)]
    [InlineData("Phổ biến nghị quyết trước ngày 30/9/2025 tới đảng viên chi bộ", "Phổ biến nghị quyết tới đảng viên chi bộ", null)]
    // The less the better.
    [InlineData("Giữ tỷ lệ học sinh bỏ học không quá 2% mỗi trường", "Giữ tỷ lệ học sinh bỏ học không quá 5% mỗi trường", "alignment.figure-lower")]
    [InlineData("Giữ tỷ lệ học sinh bỏ học không quá 2% mỗi trường", "Giữ tỷ lệ học sinh bỏ học không quá 1% mỗi trường", null)]
    // A word that binds less, unless the superior uses it too.
    [InlineData("Bảo đảm chi bộ phổ biến nghị quyết tới đảng viên", "Khuyến khích chi bộ phổ biến nghị quyết tới đảng viên", "alignment.softer")]
    [InlineData("Khuyến khích chi bộ phổ biến nghị quyết tới đảng viên", "Khuyến khích chi bộ phổ biến nghị quyết tới đảng viên", null)]
    public void Propose_TargetOrWordOfTheLowerDuty_IsWeakerOnlyWhenItPromisesLess(string upper, string lower, string? reason)
    {
        var proposal = Assert.Single(AlignmentProposer.Propose([new(1, upper)], [new(2, lower)]));

        Assert.Equal((reason is null ? AlignmentVerdict.Covered : AlignmentVerdict.Weaker, (long?)2), (proposal.Verdict, proposal.LowerId));
        Assert.Equal(reason, proposal.Reasons.FirstOrDefault(r => r.Key != "alignment.words")?.Key);
    }

    [Theory]
    [InlineData("2025-09-30", "2025-09-30", null, AlignmentVerdict.Covered)]
    [InlineData("2025-09-30", "2025-10-01", null, AlignmentVerdict.Later)]
    // A horizon or no date above: nothing can be later.
    [InlineData(null, "2030-12-31", null, AlignmentVerdict.Covered)]
    [InlineData("2025-09-30", null, null, AlignmentVerdict.Weaker)]
    [InlineData("2025-09-30", null, DeadlineKind.Recurring, AlignmentVerdict.Covered)]
    public void Propose_LastGoodDays_AreCompared(string? upper, string? lower, DeadlineKind? kind, AlignmentVerdict expected)
    {
        const string Text = "Phổ biến nghị quyết tới đảng viên chi bộ";
        var proposal = Assert.Single(AlignmentProposer.Propose([new(1, Text, DueOn: Parse(upper))], [new(2, Text, DueOn: Parse(lower), DueKind: kind)]));

        Assert.Equal(expected, proposal.Verdict);

        static DateOnly? Parse(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("Quyết định", null, AlignmentVerdict.Weaker)]
    [InlineData("Quyết định", "Quyết định", AlignmentVerdict.Covered)]
    [InlineData("Tổ công nghệ, quyết định", null, AlignmentVerdict.Covered)]
    [InlineData(null, null, AlignmentVerdict.Covered)]
    public void Propose_Deliverable_MustBeNamedBelow(string? upper, string? lower, AlignmentVerdict expected) =>
        Assert.Equal(expected, AlignmentProposer.Propose([new(1, "Thành lập tổ công nghệ cộng đồng", Deliverable: upper)], [new(2, "Thành lập tổ công nghệ cộng đồng", Deliverable: lower)])[0].Verdict);

    [Fact]
    public void Propose_PlanThatSaysNothingOfADuty_MissesIt_AndSaysWhatWasNearest()
    {
        var proposals = AlignmentProposer.Propose([new(1, "Bố trí quỹ đất sạch xây dựng trường nghề"), new(2, "Phổ biến nghị quyết tới đảng viên chi bộ")], [new(3, "Phổ biến nghị quyết tới đảng viên toàn xã")]);

        Assert.Equal([(1L, AlignmentVerdict.Missing, (long?)null), (2L, AlignmentVerdict.Covered, 3)], proposals.Select(p => (p.UpperId, p.Verdict, p.LowerId)));
        Assert.Equal("alignment.nothing", Assert.Single(proposals[0].Reasons).Key);
        Assert.Contains("nghị quyết", Assert.Single(proposals[1].Reasons).Args[0], StringComparison.Ordinal);
        Assert.Empty(AlignmentProposer.Propose([], [new(3, "Phổ biến nghị quyết")]));
        Assert.Equal(AlignmentVerdict.Missing, Assert.Single(AlignmentProposer.Propose([new(1, "Phổ biến nghị quyết")], [])).Verdict);
    }

    [Theory]
    [InlineData("Giao văn phòng chuẩn bị cơ sở vật chất (điểm a khoản 4 mục II Kế hoạch số 27-KH/TU)", true)]
    [InlineData("Giao văn phòng chuẩn bị cơ sở vật chất (điểm b khoản 4 mục II Kế hoạch số 27-KH/TU)", false)]
    [InlineData("Giao văn phòng chuẩn bị cơ sở vật chất (điểm a khoản 4 mục II Kế hoạch số 31-KH/TU)", false)]
    public void Propose_LowerDutyThatCitesTheProvision_AnswersItWhateverItsWords(string lower, bool answers)
    {
        var proposal = Assert.Single(AlignmentProposer.Propose([new(1, "Bố trí quỹ đất sạch xây dựng trường nghề", "II/4/a")], [new(2, lower)], "27-kh/tu"));

        Assert.Equal(answers, proposal.LowerId == 2);
        Assert.Equal(answers, proposal.Reasons.Any(r => r.Key == "alignment.cites"));
    }

    [Fact]
    public void Propose_DutyWrittenFromTheUpperOne_AnswersIt_ThoughAnotherIsMoreAlike()
    {
        var proposal = Assert.Single(AlignmentProposer.Propose([new(1, "Phổ biến nghị quyết tới đảng viên chi bộ", DueOn: Day)], [new(2, "Học tập chuyên đề", DueOn: Day.AddDays(5), AnswersId: 1), new(3, "Phổ biến nghị quyết tới đảng viên chi bộ", DueOn: Day)]));

        Assert.Equal((2, AlignmentVerdict.Later, 100), (proposal.LowerId, proposal.Verdict, proposal.Likeness));
        Assert.Equal(["alignment.started", "alignment.later"], proposal.Reasons.Select(r => r.Key));
        Assert.Equal([Day.AddDays(5), Day], proposal.Reasons[^1].Filling);
    }

    [Fact]
    public void Propose_AnyText_NeverFails()
    {
        string[] texts = ["", "%", "100", "100 %", "1.2.3,4%", "27-", "-5%", "số", "á́́", "không quá", new string('9', 500) + "%", string.Concat(Enumerable.Repeat("nghị quyết 5% ", 500))];
        foreach (var upper in texts)
            foreach (var lower in texts) Assert.Single(AlignmentProposer.Propose([new(1, upper, "I/1", lower)], [new(2, lower, upper)], "1-kh"));
    }
}
