"""Traditional Han characters as simplified ones, one for one, so that offsets stay.

The tables of words are written in simplified Chinese; pages of Taiwan and Hong Kong are not. Only
characters of those tables are known here: names of people and places are the business of
`stages.match.han`. Source: OpenCC, TSCharacters.
"""

from __future__ import annotations

_TRADITIONAL = (
    "丟亞來倉個備傭傳價償優內別創務勞區協參員唄問啓啟單嘗國圍圓圖報場塊奧實審寫寶將專對導屆幣"
    "幫幹庫後徵愛態憑應戶採揀揚換損撥擔據攜攬敗數於時暫書會東査條業極構標機檢歐歡歷殘沒況淨減"
    "測準滅滯滿漲灣無煩熱營爾狀現產異當發監盧眾確碼祕禮稅稱積範簽籤約紅納紛細結絕絡統絶經綠網"
    "線編總繫續聯聲聽腳臨臺茲藍蘭處號衆衛裏補裝裡製覈見規視親覽訂計託記註証評詢試話詳認誠誤說"
    "説調請論諾謝證識議讓豐貨販責買貸費貼資賓賠賣賬購贖跡蹤車軌輸轉連進運過達遜遞適遲遺還郵釐"
    "釣銀銷鋪錄錢録鎊鑑門開間關陸際險離雲電韓韻頁項順預領頭題額願類顧飛餘馬驗體鳥麥黃點"
)
_SIMPLIFIED = (
    "丢亚来仓个备佣传价偿优内别创务劳区协参员呗问启启单尝国围圆图报场块奥实审写宝将专对导届币"
    "帮干库后征爱态凭应户采拣扬换损拨担据携揽败数于时暂书会东查条业极构标机检欧欢历残没况净减"
    "测准灭滞满涨湾无烦热营尔状现产异当发监卢众确码秘礼税称积范签签约红纳纷细结绝络统绝经绿网"
    "线编总系续联声听脚临台兹蓝兰处号众卫里补装里制核见规视亲览订计托记注证评询试话详认诚误说"
    "说调请论诺谢证识议让丰货贩责买贷费贴资宾赔卖账购赎迹踪车轨输转连进运过达逊递适迟遗还邮厘"
    "钓银销铺录钱录镑鉴门开间关陆际险离云电韩韵页项顺预领头题额愿类顾飞余马验体鸟麦黄点"
)
_TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def in_simplified(text: str) -> str:
    """`text` with the traditional characters that labels and titles are written in as simplified ones."""
    return text if text.isascii() else text.translate(_TO_SIMPLIFIED)
