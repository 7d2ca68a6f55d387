using Microsoft.Extensions.Localization;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Web.Hosting;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>What was found in a sheet, in words.</summary>
internal static class FindingWords
{
    public static string Sentence(SheetFinding finding, IStringLocalizer texts)
    {
        var args = finding.Args.Select(a => a switch
        {
            Line line => texts[$"organizations.line.{line}"].Value,
            string key when finding.Code is "sheet.head-missing" or "sheet.head-twice" => Head(key),
            _ => a,
        });
        return texts[finding.Code, [.. args]];
    }

    public static string Head(string key) => SheetTable.HeadOf(key, Languages.Current == Languages.English);
}
