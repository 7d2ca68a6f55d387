using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ThongSuot.Web.Hosting;

/// <summary>
/// A day as people write it (30/9/2025, 30-9-2025) and as machines do (2025-09-30), in forms and in addresses alike, in any language. The
/// framework's own binder would read addresses month first.
/// </summary>
internal sealed class DayBinder : IModelBinder
{
    private static readonly string[] Forms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d"];

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var values = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (values == ValueProviderResult.None)
            return Task.CompletedTask;
        var (state, name) = (bindingContext.ModelState, bindingContext.ModelName);
        state.SetModelValue(name, values);

        var written = values.FirstValue?.Trim() ?? "";
        if (DateOnly.TryParseExact(written, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            bindingContext.Result = ModelBindingResult.Success(day);
        else if (written.Length > 0)
            state.TryAddModelError(name, bindingContext.ModelMetadata.ModelBindingMessageProvider
                .AttemptedValueIsInvalidAccessor(written, bindingContext.ModelMetadata.GetDisplayName()));
        else if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
            bindingContext.Result = ModelBindingResult.Success(null);
        else
            state.TryAddModelError(name, bindingContext.ModelMetadata.ModelBindingMessageProvider.ValueMustNotBeNullAccessor(written));
        return Task.CompletedTask;
    }
}

internal sealed class DayBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DayBinder() : null;
}
