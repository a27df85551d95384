/** What one has to know where the browser keeps nothing: storage full, or forbidden. */
export const notKept = "这台电脑的浏览器存不下:只留到关闭这个窗口为止,请在那之前导出。";
