namespace ThongSuot.Documents.Vietnamese;

/// <summary>What a date expression names.</summary>
internal enum DateUnit : byte
{
    Day,
    /// <summary>"đầu tháng", "trung tuần tháng".</summary>
    PartOfMonth,
    Month,
    Quarter,
    /// <summary>"6 tháng đầu năm", "cuối năm".</summary>
    PartOfYear,
    Year,
}

/// <summary>A date or period as written in folded text, from <paramref name="Start"/> to <paramref name="End"/>.</summary>
/// <param name="Year">0 when the text leaves it out.</param>
/// <param name="LastDay">0 for the last day of the month.</param>
internal readonly record struct WrittenDate(int Start, int End, DateUnit Unit, int Year, int FirstMonth, int FirstDay, int LastMonth, int LastDay)
{
    public bool HasYear => Year != 0;

    /// <summary>First day; call only when <see cref="HasYear"/>.</summary>
    public DateOnly First => new(Year, FirstMonth, FirstDay);

    /// <summary>Last day; call only when <see cref="HasYear"/>.</summary>
    public DateOnly Last => new(Year, LastMonth, LastDay == 0 ? DateTime.DaysInMonth(Year, LastMonth) : LastDay);

    /// <summary>The same in a given year; null for 29 February of a common year.</summary>
    public WrittenDate? In(int year) => year is < 1 or > 9999 || FirstDay > DateTime.DaysInMonth(year, FirstMonth) || LastDay > DateTime.DaysInMonth(year, LastMonth)
        ? null
        : this with { Year = year };
}
