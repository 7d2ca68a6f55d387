using Ical.Net;
using ThongSuot.Documents.Export;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Export;

public class IcsExportTests
{
    [Fact]
    public void Write_DatedDuties_AreAllDayEventsOnTheLastGoodDay()
    {
        var calendar = Calendar.Load(Written(SampleDocuments.PartyPlan()))!;

        Assert.Equal(5, calendar.Events.Count);
        var first = calendar.Events[0]!;
        Assert.Equal(new DateOnly(2024, 3, 19), first.Start!.Date);
        Assert.True(first.IsAllDay);
        Assert.Contains("trước ngày 20/3/2024 (hạn cuối 19/3/2024; không tính ngày này)", first.Description, StringComparison.Ordinal);
        Assert.Single(first.Alarms);
    }

    [Fact]
    public void Write_DutyWithoutADate_IsLeftOut() =>
        Assert.DoesNotContain("phản biện", Written(SampleDocuments.PartyPlan()).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

    [Theory]
    [InlineData("year", 15, "FREQ=YEARLY")]
    [InlineData("half-year", 15, "FREQ=MONTHLY;INTERVAL=6")]
    [InlineData("quarter", 30, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1")]
    [InlineData("month", 15, "FREQ=MONTHLY")]
    [InlineData("week", 15, "FREQ=WEEKLY")]
    public void Write_RecurringDuty_RepeatsFromItsFirstDate(string every, int day, string rule)
    {
        var due = new DateOnly(2024, 6, day);
        var builder = new DocumentBuilder().Line(0, NodeKind.Provision, "1. Báo cáo kết quả.", "1", 3);
        builder.Duty(d => d with { Deadlines = [new Deadline { Written = "định kỳ", Kind = DeadlineKind.Recurring, Due = due, LastGoodDay = due, Every = every, Span = default, RuleId = "T" }] });

        Assert.Contains("RRULE:" + rule + "\r\n", Written(builder.Build()), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytesWithStableIds()
    {
        var written = Written(SampleDocuments.PartyPlan());

        Assert.Equal(written, Written(SampleDocuments.PartyPlan()));
        Assert.Contains("UID:thi-uy-song-may.27-kh-thu.20240305.II%2F1%2Fa@thong-suot", written, StringComparison.Ordinal);
        Assert.Contains("DTSTAMP:20240305T000000Z", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LongLines_AreFoldedAt75Octets() =>
        Assert.All(Written(SampleDocuments.PartyPlan()).Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));

    [Fact]
    public void Write_NoDates_GivesAnEmptyCalendar() => Assert.Empty(Calendar.Load(Written(SampleDocuments.Plain()))!.Events);

    private static string Written(Document document)
    {
        using var stream = new MemoryStream();
        IcsExport.Write(document, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
