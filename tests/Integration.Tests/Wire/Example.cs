using System.Collections;

namespace Evaluation.Integration.Tests.Wire;

/// <summary>A value of a contract with something in every place.</summary>
internal static class Example
{
    public static object Of(Type type, string name = "")
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return name;
        if (type == typeof(Guid)) return new Guid("0190a0b0-0000-7000-8000-000000000001");
        if (type == typeof(DateOnly)) return new DateOnly(2026, 2, 28);
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 2, 28, 8, 30, 0, TimeSpan.Zero);
        if (type == typeof(bool)) return true;
        if (type == typeof(int) || type == typeof(long)) return Convert.ChangeType(2, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type == typeof(double) || type == typeof(decimal)) return Convert.ChangeType(0.25m, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return ListOf(type.GetGenericArguments()[0], name);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)) return DictionaryOf(type.GetGenericArguments(), name);
        var constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, parameter.Name!))]);
    }

    private static Array ListOf(Type type, string name)
    {
        var list = Array.CreateInstance(type, 1);
        list.SetValue(Of(type, name), 0);
        return list;
    }

    private static IDictionary DictionaryOf(Type[] types, string name)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(types))!;
        dictionary.Add(Of(types[0], name), Of(types[1], name));
        return dictionary;
    }
}
