using static Evaluation.Cohorts.Tests.Bundles.SmallBundle;

namespace Evaluation.Cohorts.Tests.Bundles;

/// <summary>One change to the small bundle, and the one problem that it must give.</summary>
internal sealed record BadInput(string Name, string Code, string File, int? Row, string? Column, Action<TestBundle> Change)
{
    public static IReadOnlyList<BadInput> All { get; } = [.. Files(), .. Tables(), .. Invisible(), .. People(), .. Reaction(), .. Learning(), .. Behaviour(), .. Results()];

    private static BadInput Swap(string name, string code, string file, int? row, string? column, string old, string replacement) =>
        new(name, code, file, row, column, bundle => bundle.Replace(file, old, replacement));

    private static BadInput Append(string name, string code, string file, int? row, string? column, string added) =>
        new(name, code, file, row, column, bundle => bundle.AppendRow(file, added));

    private static IEnumerable<BadInput> Files()
    {
        yield return new("a file nobody knows", "fileUnknown", "notes.txt", null, null, b => b.Set("notes.txt", "x"));
        yield return new("a file in a subfolder", "fileInSubfolder", "old/kpis.csv", null, null, b => b.Set("old/kpis.csv", "x"));
        yield return new("a path upwards", "pathOutsideBundle", "../evil.csv", null, null, b => b.Set("../evil.csv", "x"));
        yield return new("an absolute path", "pathOutsideBundle", "/etc/kpis.csv", null, null, b => b.Set("/etc/kpis.csv", "x"));
        yield return new("a drive", "pathOutsideBundle", "C:kpis.csv", null, null, b => b.Set("C:kpis.csv", "x"));
        yield return new("a backslash", "pathOutsideBundle", "a\\kpis.csv", null, null, b => b.Set("a\\kpis.csv", "x"));
        yield return new("a file twice in other case", "fileTwice", "KPIS.csv", null, null, b => b.Add("KPIS.csv", [1]));
        yield return new("no cohort.json", "fileMissing", "cohort.json", null, null, b => b.Remove("cohort.json"));
        yield return new("no participants.csv", "fileMissing", "participants.csv", null, null, b => b.Remove("participants.csv"));
        yield return new("a level not planned", "levelNotPlanned", "finance.csv", null, null, b => b
            .Remove("kpis.csv").Remove("measurements.csv").Replace("cohort.json", "\"results\": { \"months\": 12 },", "")
            .Replace("cohort.json", ",\n      { \"level\": \"results\", \"metric\": \"roiPercent\", \"atLeast\": -50 }", ""));
        yield return new("a CSV that is not UTF-8", "notUtf8", "kpis.csv", 3, null, b => b
            .Set("kpis.csv", [.. "code,name,direction,baseline,target\nd,\"a\nb\",decrease,9,8\ne,caf"u8, 0xE9, .. ",decrease,9,8\n"u8]).Remove("measurements.csv"));
    }

    private static IEnumerable<BadInput> Tables()
    {
        yield return new("an empty file", "headerMissing", "finance.csv", 1, null, b => b.Set("finance.csv", ""));
        yield return new("a column missing", "columnMissing", "finance.csv", 1, "amount", b => b.Set("finance.csv", "kind,description\ncost,Biaya\n"));
        yield return Swap("an unknown column", "columnUnknown", "finance.csv", 1, "Confidence", ",confidence", ",Confidence");
        yield return Swap("an unknown item", "columnUnknown", "observations.csv", 1, "k9", ",k1,k2,", ",k1,k9,");
        yield return Swap("a column twice", "columnTwice", "measurements.csv", 1, "unit", "unit,value", "unit,value,unit");
        yield return Append("too many fields", "fieldsTooMany", "finance.csv", 4, null, "cost,Sewa,5,,,9");
        yield return Append("a quote not closed", "quoteMisplaced", "finance.csv", 4, null, "cost,\"Sewa,5,,");
        yield return Append("a quote not closed at the very end", "quoteMisplaced", "finance.csv", 4, null, "cost,Sewa,5,,\"0.5\"\"");
        yield return Append("a quote within a field", "quoteMisplaced", "finance.csv", 4, null, "cost,Sewa \"A\" ,5,,");
        yield return new("a field under no name", "fieldsTooMany", "organisers.csv", 3, null, b => b.Set("organisers.csv", "id,name,\norg-1,Oki,\norg-2,Putu,lost\n"));
        yield return Append("a required field empty", "valueMissing", "finance.csv", 4, "description", "cost, ,5,,");
        yield return Append("a label that does not fit", "textTooLong", "finance.csv", 4, "description", $"cost,{new string('x', 201)},5,,");
    }

    private static IEnumerable<BadInput> Invisible()
    {
        yield return Append("a name with a zero byte", "textUnprintable", "organisers.csv", 4, "name", "org-9,Oki\0,");
        yield return Append("a name with an escape", "textUnprintable", "organisers.csv", 4, "name", "org-9,\u001bOki,");
    }

    private static IEnumerable<BadInput> People()
    {
        const string file = "participants.csv";
        static string Row(string nip, string rest = ",,,,,,,,,,,,") => $"{nip},Eko{rest},";
        yield return Append("a NIP damaged by Excel", "nipDamaged", file, 6, "nip", Row("1.98507E+17"));
        yield return Append("a NIP damaged by an Indonesian Excel", "nipDamaged", file, 6, "nip", Row("\"1,98507E+17\""));
        yield return Append("a NIP with 17 digits", "nipMalformed", file, 6, "nip", Row("19850415200801100"));
        yield return Append("a NIP with no such birthday", "nipMalformed", file, 6, "nip", Row("198502302008011001"));
        yield return Append("a PNS appointed in month 13", "nipMalformed", file, 6, "nip", Row("198502202008131001", ",,,,,,,,,,,pns,"));
        yield return Append("a NIP twice", "nipTwice", file, 6, "nip", Row("19850415 200801 1 001"));
        yield return Append("a code twice", "personTwice", file, 6, "person_id", ",Eko,,,,,,,,,,,,P-3,");
        yield return Append("nobody", "personMissing", file, 6, "nip", Row(""));
        yield return Append("a NIP and a code", "nipAndCode", file, 6, "person_id", "199202022018012005,Eko,,,,,,,,,,,,P-4,");
        yield return Append("a code with a blank", "personCodeMalformed", file, 6, "person_id", ",Eko,,,,,,,,,,,,P 4,");
        yield return Append("an e-mail without @", "emailMalformed", file, 6, "email", "199202022018012005,Eko,eko.example,,,,,,,,,,,,");
        yield return Append("hours below zero", "numberNegative", file, 6, "attended_hours", "199202022018012005,Eko,,,,,,,,,-1,,,,");
        yield return Append("hours in words", "notANumber", file, 6, "attended_hours", "199202022018012005,Eko,,,,,,,,,dua,,,,");
        yield return Append("a status", "statusUnknown", file, 6, "status", "199202022018012005,Eko,,,,,,,,,,aktif,,,");
        yield return Append("an employment", "employmentUnknown", file, 6, "employment", "199202022018012005,Eko,,,,,,,,,,,honorer,,");
        yield return Append("a supervisor's NIP", "nipMalformed", file, 6, "supervisor_nip", "199202022018012005,Eko,,,,,,123,,,,,,,");
        yield return Append("a supervisor without NIP", "supervisorWithoutKey", file, 6, "supervisor_nip", "199202022018012005,Eko,,,,,,,Bos,,,,,,");
        yield return Append("one's own supervisor", "supervisorIsParticipant", file, 6, "supervisor_nip", "199202022018012005,Eko,,,,,,199202022018012005,,,,,,,");
        yield return Append("an organiser twice", "organiserTwice", "organisers.csv", 4, "id", "org-1,Lain,");
    }

    private static IEnumerable<BadInput> Reaction()
    {
        const string file = "reaction.csv";
        yield return Append("an answer in words", "answerNotANumber", file, 5, "a1", $"{Budi},participant,,lima,5,5,");
        yield return Append("half an answer", "answerNotWhole", file, 5, "a2", $"{Budi},participant,,4,4.5,5,");
        yield return Append("an answer off the scale", "answerOffScale", file, 5, "b1", $"{Budi},participant,,4,4,6,");
        yield return Append("an infinite answer", "answerOffScale", file, 5, "b1", $"{Budi},participant,,4,4,Infinity,");
        yield return Append("no answer", "responseEmpty", file, 5, "group", $"{Budi},participant,,NA,-,,hmm");
        yield return Append("a group", "groupUnknown", file, 5, "group", $"{Budi},peserta,,4,4,4,");
        yield return Append("a stranger", "personUnknown", file, 5, "respondent", $"{Boss},participant,,4,4,4,");
        yield return Append("a strange organiser", "organiserUnknown", file, 5, "respondent", "org-9,organiser,,4,4,4,");
        yield return Append("no respondent", "valueMissing", file, 5, "respondent", ",participant,,4,4,4,");
        yield return Append("a second answer", "responseTwice", file, 5, "respondent", $"{Ani},participant,,4,4,4,");
        yield return Append("a second answer of an organiser", "responseTwice", file, 5, "respondent", "org-1,organiser,,4,4,4,");
        yield return Append("a date", "dateMalformed", file, 5, "submitted_at", $"{Budi},participant,07/03/2025,4,4,4,");
        yield return Append("the thirtieth of February", "dateMalformed", file, 5, "submitted_at", $"{Budi},participant,2025-02-30,4,4,4,");
        yield return new("a group that is not asked", "groupUnknown", file, 4, "group", b => b
            .Replace("cohort.json", "[\"participant\", \"organiser\"]", "[\"participant\"]"));
        yield return new("a name in an anonymous cohort", "respondentNamed", file, 2, "respondent", b => b
            .Replace("cohort.json", "confidential", "anonymous").Set(file, $"respondent,group,a1\n{Ani},participant,4\n,participant,3\n"));
        yield return new("more answers than participants", "responsesTooMany", file, 6, "group", b => b
            .Replace("cohort.json", "confidential", "anonymous")
            .Set(file, "group,a1\nparticipant,4\nparticipant,3\nparticipant,3\nparticipant,3\nparticipant,3\n"));
    }

    private static IEnumerable<BadInput> Learning()
    {
        const string file = "learning.csv";
        yield return Append("a score below 0", "scoreOutsideRange", file, 6, "score", $"{Budi},pre,,-1,,,");
        yield return Append("a score above the maximum", "scoreOutsideRange", file, 6, "score", $"{Budi},pre,,100.5,,,");
        yield return Append("a score that is not finite", "scoreOutsideRange", file, 6, "score", $"{Budi},pre,,NaN,,,");
        yield return Append("a score in words", "notANumber", file, 6, "score", $"{Budi},pre,,lulus,,,");
        yield return Append("a second score", "scoreTwice", file, 6, "phase", $"{Ani},pre,,50,,,");
        yield return Append("a phase", "phaseUnknown", file, 6, "phase", $"{Budi},awal,,50,,,");
        yield return Append("a stranger", "personUnknown", file, 6, "nip", $"{Boss},pre,,50,,,");
        yield return Append("a score and answers", "scoreBesideAnswers", file, 6, "score", $"{Budi},pre,,50,A,,");
        yield return Append("an option", "optionUnknown", file, 6, "q1", $"{Budi},pre,,,C,,");
        yield return Append("one option of several", "optionUnknown", file, 6, "q2", $"{Budi},pre,,,,x|w,");
        yield return Append("an essay's points", "essayOutsideRange", file, 6, "q3", $"{Budi},pre,,,,,3");
        yield return new("neither score nor questions", "columnMissing", file, 1, "score", b => b.Set(file, "nip,phase\n"));
    }

    private static IEnumerable<BadInput> Behaviour()
    {
        const string file = "observations.csv";
        yield return Append("an answer off the scale", "answerOffScale", file, 8, "k1", $"{Ani},12,peer,x,,0,,,,,,");
        yield return Append("nothing observed", "observationEmpty", file, 8, "nip", $"{Ani},12,peer,x,,,,,,bukti,,");
        yield return Append("a wave", "waveUnknown", file, 8, "wave", $"{Ani},9,peer,x,,4,,,,,,");
        yield return Append("no wave", "valueMissing", file, 8, "wave", $"{Ani},,peer,x,,4,,,,,,");
        yield return Append("a rater group", "raterGroupUnknown", file, 8, "rater_group", $"{Ani},12,atasan,x,,4,,,,,,");
        yield return Append("a rater", "raterMalformed", file, 8, "rater", $"{Ani},12,peer,pak budi,,4,,,,,,");
        yield return Append("a rater's NIP damaged by Excel", "nipDamaged", file, 8, "rater", $"{Ani},12,peer,1.98507E+17,,4,,,,,,");
        yield return Append("a rater's NIP with a slip", "nipMalformed", file, 8, "rater", $"{Ani},12,peer,198513152008011001,,4,,,,,,");
        yield return Append("an application", "applicationUnknown", file, 8, "applied", $"{Ani},12,supervisor,{Boss},,4,,penuh,,,,");
        yield return Append("an application by a peer", "appliedByOther", file, 8, "applied", $"{Ani},12,peer,x,,4,,full,,,,");
        yield return Append("a barrier", "barrierUnknown", file, 8, "barriers", $"{Ani},12,peer,x,,4,,,workload|cuaca,,,");
        yield return Append("a reason", "reasonUnknown", file, 8, "exempt", $"{Ani},12,,,,,,,,,,pindah");
        yield return Append("answers in an exempt row", "answersInExemptRow", file, 8, "k2", $"{Ani},12,,,,,3,,,,,retired");
        yield return Append("an application in an exempt row", "answersInExemptRow", file, 8, "applied", $"{Ani},12,,,,,,full,,,,retired");
        yield return Append("exempt twice", "exemptTwice", file, 8, "exempt", $"{Budi},6,,,,,,,,,,retired");
        yield return Append("one rater twice", "observationTwice", file, 8, "rater", $"{Ani},6,subordinate,{Budi},,4,,,,,,");
        yield return Append("two supervisors", "supervisorTwice", file, 8, "rater_group", $"{Ani},6,supervisor,{Budi[..17]}3,,4,,,,,,");
        yield return Append("self by another", "selfByOther", file, 8, "rater", $"{Ani},12,self,{Budi},,4,,,,,,");
        yield return Append("peer by oneself", "raterIsParticipant", file, 8, "rater", $"{Ani},12,peer,{Ani},,4,,,,,,");
        yield return Append("a stranger without NIP", "personUnknown", file, 8, "person_id", ",12,peer,x,,4,,,,,,,P-9").After(b => b.Replace(file, ",exempt", ",exempt,person_id"));
    }

    private static IEnumerable<BadInput> Results()
    {
        yield return Append("a KPI twice", "kpiTwice", "kpis.csv", 4, "code", "days,Lagi,,increase,1,2");
        yield return Append("a direction", "directionUnknown", "kpis.csv", 4, "direction", "k,K,,naik,1,2");
        yield return Append("a target below an increase", "kpiTargetWrongSide", "kpis.csv", 4, "target", "k,K,,increase,3,2");
        yield return Append("a target above a decrease", "kpiTargetWrongSide", "kpis.csv", 4, "target", "k,K,,decrease,1,2");
        yield return Append("no baseline", "valueMissing", "kpis.csv", 4, "baseline", "k,K,,decrease,NA,2");
        yield return Append("a baseline beyond what can be reckoned with", "magnitude", "kpis.csv", 4, "baseline", "k,K,,decrease,1.1e15,2");
        yield return Append("a target too small to be reckoned with", "magnitude", "kpis.csv", 4, "target", "k,K,,decrease,5,9e-10");
        yield return Append("a measured value beyond what can be reckoned with", "magnitude", "measurements.csv", 6, "value", "days,1,trained,,-1e16");
        yield return Append("an amount beyond any budget", "magnitude", "finance.csv", 4, "amount", "cost,Sewa,1000000000000001,,");
        yield return Append("an infinite baseline", "numberNotFinite", "kpis.csv", 4, "baseline", "k,K,,decrease,1E999,2");
        yield return Append("a month beyond any calendar", "numberNotFinite", "measurements.csv", 6, "month", "days,99999999999,trained,,1");
        yield return Append("a KPI nobody defined", "kpiUnknown", "measurements.csv", 6, "kpi", "speed,0,trained,,1");
        yield return Append("half a month", "notWhole", "measurements.csv", 6, "month", "days,1.5,trained,,1");
        yield return Append("a group of measurement", "groupUnknown", "measurements.csv", 6, "group", "days,1,control,,1");
        yield return Append("a value that is not finite", "numberNotFinite", "measurements.csv", 6, "value", "days,1,trained,,NaN");
        yield return Append("a month beyond any evaluation", "monthOutsideRange", "measurements.csv", 6, "month", "days,601,trained,,1");
        yield return Append("a number with a zero byte behind it", "notANumber", "measurements.csv", 6, "value", "days,1,trained,,5\0");
        yield return Append("a value twice", "measurementTwice", "measurements.csv", 6, "kpi", "index,-3,trained,,71");
        yield return Append("a kind", "kindUnknown", "finance.csv", 4, "kind", "biaya,Sewa,5,,");
        yield return Append("an amount below 0", "numberNegative", "finance.csv", 4, "amount", "cost,Sewa,-5,,");
        yield return Append("an amount with thousands separators", "notANumber", "finance.csv", 4, "amount", "cost,Sewa,1.000.000,,");
        yield return new("an amount that a point leaves in doubt", "numberAmbiguous", "finance.csv", 3, "amount", b => b
            .Set("finance.csv", "kind;description;amount;attribution;confidence\ncost;Sewa;2000000;;\ncost;Narasumber;250.000;;\n"));
        yield return new("a score that a point leaves in doubt beside decimal commas", "numberAmbiguous", "measurements.csv", 4, "value", b => b
            .Set("measurements.csv", "kpi;month;group;value\ndays;-1;trained;4,5\ndays;1;trained;3.75\ndays;2;trained;-1.250\n"));
        yield return Append("no amount", "valueMissing", "finance.csv", 4, "amount", "cost,Sewa,,,");
        yield return Append("a share in percent", "shareOutsideRange", "finance.csv", 4, "attribution", "benefit,Jam,5,60,0.5");
        yield return Append("a share below 0", "shareOutsideRange", "finance.csv", 4, "confidence", "benefit,Jam,5,0.6,-0.5");
    }

    private BadInput After(Action<TestBundle> first) => this with { Change = bundle => { first(bundle); Change(bundle); } };

    public override string ToString() => $"{File}: {Name}";
}
