namespace Evaluation.Cohorts.Tests.Bundles;

/// <summary>A bundle with a little of everything, small enough to be kept in mind. Row numbers stand beside the rows.</summary>
internal static class SmallBundle
{
    public const string Ani = "198504152008011001";
    public const string Budi = "199002282015032002";
    public const string Boss = "197001011995011003";

    public static TestBundle Make() => new TestBundle()
        .Set("cohort.json", Definition)
        .Set("participants.csv", $"""
            nip,name,email,phone,agency,unit,position,supervisor_nip,supervisor_name,supervisor_email,attended_hours,status,employment,person_id,supervisor_id
            {Ani},Ani,ani@x.example,0812,,Bidang I,Analis,{Boss},Bos,bos@x.example,30,active,pns,,
            {Budi},Budi,,,,Bidang II,Analis,{Boss},,,28.5,,pppk,,
            ,Citra,,,,Bidang II,Tenaga ahli,,,,,active,,P-3,S-1
            199101012016011004,Dewi,,,,Bidang I,Analis,,,,,withdrawn,,,

            """)
        .Set("organisers.csv", """
            id,name,email
            org-1,Oki,oki@x.example
            org-2,Putu,

            """)
        .Set("reaction.csv", $"""
            respondent,group,submitted_at,a1,a2,b1,comment
            {Ani},participant,2025-03-07T16:00:00+07:00,4,5,NA,"Ruang ""A"", panas"
            P-3,participant,2025-03-07,3,-,2,
            org-1,organiser,,5,5,5,

            """)
        .Set("learning.csv", $"""
            nip,phase,taken_at,score,q1,q2,q3
            {Ani},pre,2025-03-03,40,,,
            {Ani},post,2025-03-07,,A,x|y,1.5
            {Budi},post,2025-03-07,,,,
            P-3,pre,2025-03-03,,b,y,0

            """)
        .Set("observations.csv", $"""
            nip,wave,rater_group,rater,observed_on,k1,k2,applied,barriers,evidence,comment,exempt
            {Ani},6,supervisor,{Boss},2025-09-10,4,,partial,workload|budget,Laporan,,
            {Ani},6,self,{Ani},2025-09-11,5,4,,,,,
            {Ani},6,peer,{Budi},,3,3,,,,,
            {Ani},6,subordinate,sub-1,,,,,other,,,
            {Budi},6,,,,,,,,,,transferred
            {Budi},6,supervisor,{Boss},,2,2,none,,,,

            """)
        .Set("kpis.csv", """
            code,name,unit_of_measure,direction,baseline,target
            days,Lama layanan,hari,decrease,14,10
            index,Indeks,poin,increase,70,80.5

            """)
        .Set("measurements.csv", """
            kpi,month,group,unit,value
            days,0,trained,Bidang I,14
            days,6,trained,Bidang I,11.25
            days,6,comparison,Bidang I,13
            index,-3,trained,,70

            """)
        .Set("finance.csv", """
            kind,description,amount,attribution,confidence
            cost,Biaya,50000000,,
            benefit,Jam kerja,90000000.50,0.6,0.7

            """);

    private const string Definition = """
        {
          "code": "KECIL-01",
          "name": "Angkatan kecil",
          "programme": { "code": "KECIL", "name": "Pelatihan kecil", "kind": "technical" },
          "agency": { "code": "X", "name": "Instansi X" },
          "startsOn": "2025-03-03",
          "endsOn": "2025-03-07",
          "timeZone": "Asia/Jakarta",
          "creditHours": 30,
          "budget": { "currency": "IDR", "planned": 1000000, "spent": null },
          "plan": {
            "reaction": {
              "instrument": {
                "code": "r", "name": "Reaksi", "scale": { "min": 1, "max": 5 }, "groups": ["participant", "organiser"],
                "dimensions": [
                  { "code": "a", "name": "Materi", "items": [{ "code": "a1", "text": "Jelas" }, { "code": "a2" }],
                    "indicators": [{ "code": "fit", "name": "Sesuai", "items": ["a2"] }] },
                  { "code": "b", "name": "Fasilitas", "items": [{ "code": "b1", "name": "Ruang" }] }
                ]
              },
              "identity": "confidential",
              "closesAfterDays": 14
            },
            "learning": {
              "maxScore": 100, "passMark": 60,
              "test": { "code": "t", "timeLimitMinutes": 60, "questions": [
                { "code": "q1", "text": "Satu?", "options": ["A", "B"], "key": "a" },
                { "code": "q2", "type": "multiple", "options": ["x", "y", "z"], "keys": ["x", "y"], "points": 2 },
                { "code": "q3", "type": "essay", "rubric": "Utuh", "points": 2.5 } ] }
            },
            "behaviour": {
              "instrument": { "code": "k", "name": "Perilaku", "scale": { "min": 1, "max": 5 }, "items": [{ "code": "k1" }, { "code": "k2" }] },
              "raterWeights": { "supervisor": 0.5, "peer": 0.3, "subordinate": 0.2, "self": 0 },
              "waves": [{ "months": 6 }, { "months": 12, "windowDays": 30, "opensOn": "2026-03-10", "closesOn": "2026-04-10" }]
            },
            "results": { "months": 12 },
            "targets": [
              { "level": "reaction", "metric": "mean", "group": "participant", "atLeast": 3.41 },
              { "level": "behaviour", "metric": "score", "wave": 6, "atLeast": 3.5 },
              { "level": "results", "metric": "roiPercent", "atLeast": -50 }
            ]
          }
        }
        """;
}
