using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ThongSuot.Web.Shell;

/// <summary>What is wrong with a form, in the order of its fields; the framework keeps it in the order of the alphabet.</summary>
internal static class FormErrors
{
    public sealed record Mistake(string Field, string Sentence);

    public static IReadOnlyList<Mistake> Of(ViewDataDictionary view) =>
    [
        .. view.ModelState
            .Where(entry => entry.Value!.Errors.Count > 0)
            .OrderBy(entry => Place(view.ModelMetadata, entry.Key), StringComparer.Ordinal)
            .SelectMany(entry => entry.Value!.Errors.Select(error => new Mistake(entry.Key, error.ErrorMessage))),
    ];

    /// <summary>"Input.Name" as the places of its properties in their classes, "0004.0000", so that text order is field order.</summary>
    private static string Place(ModelMetadata model, string field)
    {
        var places = new List<string>();
        var current = model;
        foreach (var part in field.Split('.'))
        {
            var name = part.Split('[')[0];
            var place = current?.Properties.ToList().FindIndex(property => property.PropertyName == name) ?? -1;
            places.Add(place < 0 ? part : place.ToString("D4", CultureInfo.InvariantCulture));
            current = place < 0 ? null : current!.Properties[place];
            current = current?.ElementMetadata ?? current;
        }

        return string.Join('.', places);
    }
}
