using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>The bodies directly below one by their on-time rate: provinces on the map, others as tiles. Every area leads to the board of its body; the table below says the same.</summary>
public sealed class MapModel(DashboardQueries boards, MapQueries maps, ProgrammeAccess access, IStringLocalizer texts) : PageModel
{
    /// <summary>The body; where the person begins without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? At { get; set; }

    public Dashboard Board { get; private set; } = null!;

    /// <summary>In the order of the map; a body whose province is drawn for another already is a tile.</summary>
    public IReadOnlyList<(BodyFigures Body, ProvinceShape Shape)> Provinces { get; private set; } = [];

    /// <summary>Provinces in which nobody has anything to do here: drawn, so that the map is whole.</summary>
    public IReadOnlyList<ProvinceShape> Others { get; private set; } = [];

    public IReadOnlyList<BodyFigures> Tiles { get; private set; } = [];

    /// <summary>Where least is in time first, then where there is no rate yet.</summary>
    public IEnumerable<BodyFigures> Rows => Board.Children.Where(c => c.Total.Total > 0).OrderBy(c => c.Total.RateOn(Board.Day).Share ?? 2).ThenByDescending(c => c.Total.Overdue);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return NotFound();
        var (board, refused) = await this.BoardAsync(boards, access, id, At, cancel);
        if (board is null) return refused!;
        Board = board;
        var codes = await maps.ProvincesAsync([.. board.Children.Select(c => c.OrganizationId)], cancel);
        var drawn = board.Children.Where(c => codes.ContainsKey(c.OrganizationId)).OrderByDescending(c => c.Total.Total).DistinctBy(c => codes[c.OrganizationId]).OrderBy(c => codes[c.OrganizationId], StringComparer.Ordinal).ToList();
        // One province alone is no map of the nation.
        if (drawn.Count < 2) drawn = [];
        Provinces = drawn.ConvertAll(c => (c, ProvinceShapes.All[codes[c.OrganizationId]]));
        var there = Provinces.Select(p => p.Shape.Code).ToHashSet();
        Others = [.. ProvinceShapes.All.Values.Where(s => !there.Contains(s.Code)).OrderBy(s => s.Code, StringComparer.Ordinal)];
        Tiles = [.. board.Children.Where(c => c.Total.Total > 0 && !drawn.Contains(c))];
        return Page();
    }

    public string Place(BodyFigures body) => Url.Page("/Implementation/Programme", new { id = Board.Programme.Id, at = body.OrganizationId })!;

    public string Late(BodyFigures body) => Url.Page("/Implementation/List", new { id = Board.Programme.Id, at = body.OrganizationId, late = true })!;

    internal string Shade(BodyFigures body) => BoardWords.Shade(body.Total.RateOn(Board.Day));

    /// <summary>"86%"; a dash while there is nothing to speak of.</summary>
    internal string Number(BodyFigures body) => body.Total.RateOn(Board.Day).Share is { } share ? Math.Floor(share * 100).ToString("0", CultureInfo.CurrentCulture) + "%" : texts["implementation.rate.none"];

    /// <summary>"Tỉnh An Giang: 86,4% đúng hạn (12/14), 2 quá hạn".</summary>
    internal string Said(BodyFigures body)
    {
        var rate = body.Total.RateOn(Board.Day);
        return body.Total.Total == 0 ? texts["implementation.map.said.none", body.Name] : rate.Of == 0 ? texts["implementation.map.said.early", body.Name] : texts["implementation.map.said", body.Name, rate.Share!.Value, rate.InTime, rate.Of, body.Total.Overdue];
    }
}
