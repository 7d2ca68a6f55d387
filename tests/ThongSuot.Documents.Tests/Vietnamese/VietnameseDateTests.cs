using System.Globalization;
using CsCheck;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Tests.Vietnamese;

public class VietnameseDateTests
{
    [Theory]
    [InlineData("20/3/2024", "2024-03-20")]
    [InlineData("ngày 20/3/2024", "2024-03-20")]
    [InlineData("ngày20/3/2024", "2024-03-20")]
    [InlineData("20-3-2024", "2024-03-20")]
    [InlineData("20.3.2024", "2024-03-20")]
    [InlineData("08/ 12 / 2017", "2017-12-08")]
    [InlineData("ngày 02 tháng 3 năm 2024", "2024-03-02")]
    [InlineData("ngày 02 tháng3 năm2024", "2024-03-02")]
    [InlineData("Ngày 2 tháng 3, năm 2024", "2024-03-02")]
    [InlineData("ngày 15 tháng 4/2026", "2026-04-15")]
    [InlineData("NGÀY 05 THÁNG TƯ NĂM 2026", "2026-04-05")]
    [InlineData("29/02/2024", "2024-02-29")]
    public void TryReadDay_OneFullDate_GivesIt(string text, string day)
    {
        Assert.True(VietnameseDate.TryReadDay(Folding.Fold(text), 0, out var end, out var read));
        Assert.Equal(day, read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(text.Length, end);
    }

    [Theory]
    [InlineData("31/02/2024")]
    [InlineData("ngày 31 tháng 4 năm 2024")]
    [InlineData("29/02/2023")]
    [InlineData("ngày 0/5/2024")]
    [InlineData("12/13/2024")]
    [InlineData("ngày 05/3/20017")]
    [InlineData("tháng 13/2025")]
    [InlineData("tháng 11/2025/9")]
    [InlineData("quý V/2025")]
    [InlineData("quý 0/2025")]
    [InlineData("ngay sau khi ký")]
    [InlineData("năm học 2025-2026")]
    [InlineData("năm 2025-2026")]
    [InlineData("năm tháng")]
    [InlineData("12/2024/QĐ-UBND")]
    [InlineData("05/10/QĐ-UBND")]
    [InlineData("1/2 ngày")]
    [InlineData("3.1")]
    [InlineData("")]
    [InlineData("ngày")]
    [InlineData("quý khách")]
    public void TryRead_NoDate_GivesNothing(string text) => Assert.False(VietnameseDate.TryRead(Folding.Fold(text), 0, out _));

    [Theory]
    [InlineData("tháng 11/2025", "Month", "2025-11-01", "2025-11-30")]
    [InlineData("tháng11 năm 2025", "Month", "2025-11-01", "2025-11-30")]
    [InlineData("tháng 02 năm 2024", "Month", "2024-02-01", "2024-02-29")]
    [InlineData("tháng mười hai năm 2025", "Month", "2025-12-01", "2025-12-31")]
    [InlineData("tháng 10, 11/2025", "Month", "2025-10-01", "2025-11-30")]
    [InlineData("11/2025", "Month", "2025-11-01", "2025-11-30")]
    [InlineData("T10/2025", "Month", "2025-10-01", "2025-10-31")]
    [InlineData("quý IV/2025", "Quarter", "2025-10-01", "2025-12-31")]
    [InlineData("Quý II năm 2026", "Quarter", "2026-04-01", "2026-06-30")]
    [InlineData("quý 3/2025", "Quarter", "2025-07-01", "2025-09-30")]
    [InlineData("Quý lll/2025", "Quarter", "2025-07-01", "2025-09-30")]
    [InlineData("quý I, II/2026", "Quarter", "2026-01-01", "2026-06-30")]
    [InlineData("quý tư năm 2026", "Quarter", "2026-10-01", "2026-12-31")]
    [InlineData("6 tháng đầu năm 2025", "PartOfYear", "2025-01-01", "2025-06-30")]
    [InlineData("sáu tháng cuối năm 2025", "PartOfYear", "2025-07-01", "2025-12-31")]
    [InlineData("9 tháng đầu năm 2025", "PartOfYear", "2025-01-01", "2025-09-30")]
    [InlineData("cuối năm 2025", "PartOfYear", "2025-10-01", "2025-12-31")]
    [InlineData("giữa tháng 5/2025", "PartOfMonth", "2025-05-11", "2025-05-20")]
    [InlineData("đầu tháng 5 năm 2025", "PartOfMonth", "2025-05-01", "2025-05-10")]
    [InlineData("cuối tháng 2/2025", "PartOfMonth", "2025-02-21", "2025-02-28")]
    [InlineData("năm 2024", "Year", "2024-01-01", "2024-12-31")]
    [InlineData("Ngày 26, 27/12/2013", "Day", "2013-12-26", "2013-12-27")]
    [InlineData("ngày 26 và 27 tháng 12 năm 2013", "Day", "2013-12-26", "2013-12-27")]
    [InlineData("28 - 29/12/2013", "Day", "2013-12-28", "2013-12-29")]
    [InlineData("ngày 3, 4 và 5/6/2026", "Day", "2026-06-03", "2026-06-05")]
    public void TryRead_Period_GivesItsFirstAndLastDay(string text, string unit, string first, string last)
    {
        Assert.True(VietnameseDate.TryRead(Folding.Fold(text), 0, out var read));
        Assert.Equal((unit, first, last), (read.Unit.ToString(), Iso(read.First), Iso(read.Last)));
        Assert.Equal(text.Length, read.End);
    }

    [Theory]
    [InlineData("ngày 28/12 và cả", "ngày 28/12")]
    [InlineData("tháng 11.", "tháng 11")]
    [InlineData("quý I hằng năm", "quý I")]
    [InlineData("6 tháng đầu năm và", "6 tháng đầu năm")]
    [InlineData("ngày 15 tháng 12 hằng năm", "ngày 15 tháng 12")]
    public void TryRead_YearLeftOut_GivesTheRestAndNoYear(string text, string read)
    {
        Assert.True(VietnameseDate.TryRead(Folding.Fold(text), 0, out var date));
        Assert.False(date.HasYear);
        Assert.Equal(read, text[..date.End]);
    }

    [Fact]
    public void In_TheTwentyNinthOfFebruary_OnlyInALeapYear()
    {
        Assert.True(VietnameseDate.TryRead("ngay 29/02", 0, out var date));
        Assert.Null(date.In(2025));
        Assert.Equal(new DateOnly(2028, 2, 29), date.In(2028)!.Value.Last);
    }

    [Fact]
    public void TryRead_AnyDayWrittenInAnyWay_ComesBack() => Gen.Select(Gen.Date[new DateTime(1945, 9, 2), new DateTime(2099, 12, 31)], Gen.Int[0, 5]).Sample((day, form) =>
    {
        string[] forms = ["{0}/{1}/{2}", "{0:00}/{1:00}/{2}", "ngay {0} thang {1} nam {2}", "ngay {0:00} thang {1:00} nam {2}", "{0}-{1}-{2}", "{0} / {1} / {2}"];
        var text = string.Format(CultureInfo.InvariantCulture, forms[form], day.Day, day.Month, day.Year);
        return VietnameseDate.TryReadDay(text, 0, out var end, out var read) && end == text.Length && read == DateOnly.FromDateTime(day);
    });

    [Fact]
    public void TryRead_AnyText_StaysInsideAndKeepsOrder() => DateLikeText.Sample(text =>
    {
        var folded = Folding.Fold(text);
        for (var at = -1; at <= folded.Length; at++)
            if (VietnameseDate.TryRead(folded, at, out var date, bare: true))
                if (date.Start != at || date.End <= at || date.End > folded.Length || (date.HasYear && date.First > date.Last)) return false;
        return true;
    });

    internal static readonly Gen<string> DateLikeText = Gen.OneOf(
        Gen.String,
        OneOf("ngày", "tháng", "quý", "năm", "2026", "31", "12", "2", "/", "-", ".", ",", " ", "IV", "đầu", "cuối", "và", "đến", "từ", "trước", "hết", "hằng", "định kỳ", "trong", "6", "tuần", "(", ")", ":", "\n", "sáu", "kể từ ngày ký", "thời hạn", "T")
            .Array[0, 24].Select(parts => string.Join(' ', parts)),
        OneOf("ngày", "31", "/", "2", "-", "2026", "quý", "i", "v", "l", "tháng", " ").Array[0, 16].Select(string.Concat));

    internal static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
